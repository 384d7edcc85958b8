package org.ecluse.launcher.registry;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;

/**
 * Records the class-data archive that makes later starts quicker: runs a throw-away registry once, and the virtual
 * machine writes the archive when that one ends. Done after a build; a registry starts without it too.
 */
public final class ClassArchive {
    private ClassArchive() {}

    /** The archive of the server in this folder, made now unless it is there. */
    public static Path make(Path programs) throws RegistryNotStarted {
        try {
            Path data = Files.createTempDirectory("registry-archive");
            try (ServerSocket free = new ServerSocket(0)) {
                int port = free.getLocalPort();
                free.close();
                URI url = URI.create("http://127.0.0.1:" + port);
                RegistrySettings settings = new RegistrySettings(
                        programs, data, "127.0.0.1", port, url, "archive", Set.of(), Level.WARNING);
                return make(settings);
            } finally {
                FileTree.delete(data);
            }
        } catch (IOException e) {
            throw new RegistryNotStarted("the class-data archive cannot be made: " + e.getMessage(), e);
        }
    }

    private static Path make(RegistrySettings settings) throws RegistryNotStarted {
        Path archive;
        try (ServerFolder server = ServerFolder.of(settings)) {
            archive = server.classArchive();
        }
        if (!Files.isRegularFile(archive)) {
            RegistryProcess.start(settings, true).close();
        }
        return archive;
    }

    /** For the build: the first argument is the folder with the registry's programs. */
    public static void main(String[] arguments) throws RegistryNotStarted {
        make(Path.of(arguments[0]));
    }
}
