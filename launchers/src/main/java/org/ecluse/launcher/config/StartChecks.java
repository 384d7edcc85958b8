package org.ecluse.launcher.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.trust.keys.KeyVault;
import org.ecluse.trust.keys.KeyVaultUnreadable;

/** What a file cannot say by itself: whether this machine lets the process start as it asks. */
public final class StartChecks {
    private StartChecks() {}

    /**
     * Tries each port and the data folder, which is created for its owner only when it is not there.
     *
     * @param ports how many, from {@code portBase} on
     */
    public static List<ConfigProblem> of(Path file, String bind, int portBase, int ports, Path dataDir) {
        List<ConfigProblem> problems = new ArrayList<>();
        try {
            InetAddress address = InetAddress.getByName(bind);
            for (int port = portBase; port < portBase + ports; port++) {
                if (!free(address, port)) {
                    problems.add(problem(file, "port-in-use", bind, Integer.toString(port)));
                    break;
                }
            }
        } catch (UnknownHostException e) {
            problems.add(problem(file, "bind-unknown", bind));
        }
        try {
            ownFolder(dataDir);
        } catch (IOException e) {
            problems.add(problem(file, "data-dir-unwritable", dataDir.toString()));
        }
        return problems;
    }

    /**
     * Whether the folder is free of what a node of the other kind keeps: two nodes in one folder would share their keys.
     *
     * @param sign a file that only the other kind makes
     */
    public static List<ConfigProblem> notOf(Path file, Path dataDir, String otherKind, String sign) {
        return Files.exists(dataDir.resolve(sign))
                ? List.of(problem(file, "data-dir-taken", dataDir.toString(), otherKind))
                : List.of();
    }

    /** Whether the keys that are in this folder open with the password that is there. */
    public static List<ConfigProblem> keys(Path file, Path folder) {
        if (!Files.exists(folder.resolve("keys.p12"))) {
            return List.of();
        }
        try {
            KeyVault.open(folder, InstantSource.system());
            return List.of();
        } catch (KeyVaultUnreadable e) {
            return List.of(problem(file, "keys-unreadable", String.valueOf(e.getMessage())));
        }
    }

    private static boolean free(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void ownFolder(Path dataDir) throws IOException {
        if (!Files.isDirectory(dataDir)) {
            Files.createDirectories(dataDir);
            if (dataDir.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwx------"));
            }
        }
        Path probe = Files.createTempFile(dataDir, "write", ".probe");
        Files.delete(probe);
    }

    private static ConfigProblem problem(Path file, String code, String... arguments) {
        return new ConfigProblem(file, 0, code, List.of(arguments));
    }
}
