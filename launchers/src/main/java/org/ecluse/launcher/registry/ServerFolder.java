package org.ecluse.launcher.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The unpacked server. It writes into its own folder, so one process uses one folder: the shared one beside the server's
 * jar for the first, which also has the class-data archive, and one in the data folder for every other.
 */
final class ServerFolder implements AutoCloseable {
    private static final String LAUNCHER = "launch-micro.jar";
    private static final String CONFIGURATION = "config/domain.xml";
    private static final int UNPACK_SECONDS_MAX = 60;

    private final Path folder;
    private final Optional<FileLock> lock;

    private ServerFolder(Path folder, Optional<FileLock> lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static ServerFolder of(RegistrySettings settings) throws RegistryNotStarted {
        Path jar = settings.programs().resolve("payara-micro.jar");
        if (!Files.isRegularFile(jar)) {
            throw new RegistryNotStarted("the server " + jar + " is missing; build the product first");
        }
        try {
            Optional<FileLock> lock = tryLock(settings.programs().resolve("server.lock"));
            Path folder = lock.isPresent()
                    ? settings.programs().resolve("server")
                    : settings.dataDir().resolve("server");
            unpack(jar, folder);
            forgetLastRun(folder);
            return new ServerFolder(folder, lock);
        } catch (IOException e) {
            throw new RegistryNotStarted("the server cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static Optional<FileLock> tryLock(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (IOException | OverlappingFileLockException e) {
            return Optional.empty(); // read-only installation, or a registry of this very process
        }
    }

    /** Unpacked again when the jar is another than the one the folder came from. */
    private static void unpack(Path jar, Path folder) throws IOException, RegistryNotStarted {
        Path stamp = folder.resolve("unpacked-from");
        String wanted = Files.size(jar) + " " + Files.getLastModifiedTime(jar);
        if (Files.isRegularFile(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        Files.createDirectories(folder);
        Process process = new ProcessBuilder(List.of(
                        JavaHome.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString(),
                        "--rootdir",
                        folder.toString(),
                        "--outputlauncher"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(UNPACK_SECONDS_MAX, TimeUnit.SECONDS)
                    || !Files.isRegularFile(folder.resolve(LAUNCHER))) {
                throw new RegistryNotStarted("the server cannot be unpacked into " + folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryNotStarted("interrupted while unpacking the server", e);
        } finally {
            process.destroyForcibly();
        }
        Files.deleteIfExists(folder.resolve("registry.jsa"));
        Files.copy(
                folder.resolve(CONFIGURATION),
                folder.resolve(CONFIGURATION + ".clean"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(stamp, wanted);
    }

    /** The server would open what it remembers of the last run, and then the application once more. */
    private static void forgetLastRun(Path folder) throws IOException {
        Path configuration = folder.resolve(CONFIGURATION);
        Files.copy(folder.resolve(CONFIGURATION + ".clean"), configuration, StandardCopyOption.REPLACE_EXISTING);
        for (String left : List.of("applications", "generated", "autodeploy")) {
            FileTree.delete(folder.resolve(left));
        }
    }

    Path launcher() {
        return folder.resolve(LAUNCHER);
    }

    /** The archive of loaded classes, which only fits this folder; may be missing. */
    Path classArchive() {
        return folder.resolve("registry.jsa");
    }

    @Override
    public void close() {
        lock.ifPresent(held -> {
            try (FileChannel channel = held.channel()) {
                held.release();
            } catch (IOException e) {
                // the lock ends with this process at the latest
            }
        });
    }
}
