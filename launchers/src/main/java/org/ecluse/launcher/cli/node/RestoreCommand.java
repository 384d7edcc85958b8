package org.ecluse.launcher.cli.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ecluse.connector.backup.Archive;
import org.ecluse.connector.backup.BackupRefused;
import org.ecluse.connector.backup.Manifest;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse restore FILE}: lays a connector out again where there is none. */
@Command(name = "restore")
public final class RestoreCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "restore.file")
    private Path archive;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "connector.properties",
            descriptionKey = "restore.config")
    private Path config;

    @Mixin
    private PassphraseFile passphrase;

    public RestoreCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return passphrase.with(session, this::restore);
    }

    private int restore(String secret) {
        if (Files.exists(config)) {
            return session.wrongUse("restore.exists", config);
        }
        Path folder = config.toAbsolutePath().normalize().getParent();
        try {
            Files.createDirectories(folder);
            try (Archive opened = Archive.open(archive, secret, folder)) {
                Path data = folder.resolve(opened.manifest().dataDir()).normalize();
                if (isTaken(data)) {
                    return session.wrongUse("restore.exists", data);
                }
                layOut(opened, data);
                return done(opened.manifest(), data);
            }
        } catch (BackupRefused e) {
            return session.failed(
                    "restore.failed", e.problem().cause(), e.problem().cure());
        } catch (IOException e) {
            return session.failed(
                    "restore.failed",
                    String.valueOf(e.getMessage()),
                    session.texts().say("restore.cure"));
        }
    }

    private static boolean isTaken(Path data) throws IOException {
        if (!Files.exists(data)) {
            return false;
        }
        try (var files = Files.list(data)) {
            return files.findAny().isPresent();
        }
    }

    /** The settings file last: without it nothing starts on half of the data. */
    private void layOut(Archive opened, Path data) throws IOException {
        try (var all = Files.walk(opened.data())) {
            for (Path from : all.toList()) {
                Path to = data.resolve(opened.data().relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                    copyRights(from, to);
                } else {
                    Files.move(from, to);
                }
            }
        }
        Files.move(opened.settings(), config);
    }

    private static void copyRights(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private int done(Manifest manifest, Path data) {
        if (session.json()) {
            session.out()
                    .println(JsonNodeFactory.instance
                            .objectNode()
                            .put("name", manifest.name())
                            .put("did", manifest.did())
                            .put("madeAt", manifest.madeAt().toString())
                            .put("config", config.toString())
                            .put("data", data.toString())
                            .put("database", manifest.database()));
            return Session.DONE;
        }
        session.say("restore.done", manifest.name(), manifest.madeAt().toString(), data, manifest.did());
        session.say("restore.one-only");
        session.say("restore.files");
        if (manifest.onServer()) {
            session.say("restore.server", manifest.database());
        }
        session.say("restore.start", config);
        return Session.DONE;
    }
}
