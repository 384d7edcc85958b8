package org.ecluse.launcher.cli.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.backup.Archive;
import org.ecluse.connector.backup.Backup;
import org.ecluse.connector.backup.BackupRefused;
import org.ecluse.connector.backup.Manifest;
import org.ecluse.contracts.store.StoreUnavailable;
import org.ecluse.launcher.cli.api.Answer;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.api.Unreachable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.ConnectorConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse backup FILE}: the connector of these settings, running or not, as one encrypted file. */
@Command(name = "backup")
public final class BackupCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", descriptionKey = "backup.file")
    private Path archive;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "${ECLUSE_CONFIG:-connector.properties}",
            descriptionKey = "option.config")
    private Path config;

    @Mixin
    private PassphraseFile passphrase;

    public BackupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return passphrase.with(session, secret -> ConnectorConfig.read(config)
                .fold(valid -> backUp(valid.settings(), secret), session::wrongUse));
    }

    private int backUp(ConnectorSettings settings, String secret) {
        if (Files.exists(archive)) {
            return session.wrongUse("backup.exists", archive);
        }
        Path draft = archive.resolveSibling(archive.getFileName() + ".part");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, ownersOnly());
            Optional<Answer> refused = write(settings, wish(settings, secret), draft);
            if (refused.isPresent()) {
                return session.refused(refused.get());
            }
            Manifest manifest = Archive.check(draft, secret);
            try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(draft, archive);
            return done(manifest);
        } catch (BackupRefused e) {
            return session.failed(
                    "backup.failed", e.problem().cause(), e.problem().cure());
        } catch (StoreUnavailable | IOException e) {
            return session.failed(
                    "backup.failed",
                    String.valueOf(e.getMessage()),
                    session.texts().say("backup.cure"));
        } finally {
            draft.toFile().delete();
        }
    }

    /** @return what the running connector has refused */
    private Optional<Answer> write(ConnectorSettings settings, Backup.Wish wish, Path draft) throws IOException {
        try {
            return ofRunning(settings, wish, draft);
        } catch (Unreachable stopped) {
            Backup.ofStopped(settings, InstantSource.system())
                    .write(wish, Files.newOutputStream(draft, StandardOpenOption.WRITE));
            return Optional.empty();
        }
    }

    private static Optional<Answer> ofRunning(ConnectorSettings settings, Backup.Wish wish, Path draft)
            throws IOException {
        String bind = settings.bind().equals("0.0.0.0") ? "127.0.0.1" : settings.bind();
        Path token = settings.dataDir().resolve("operator-token");
        Door door = new Door(
                URI.create("http://" + bind + ":" + settings.operatorPort()),
                Files.exists(token) ? Optional.of(Files.readString(token).strip()) : Optional.empty());
        HttpResponse<InputStream> answer = door.openPost(
                "/api/backup",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("passphrase", wish.passphrase())
                        .put("settings", wish.settingsFile())
                        .put("dataDir", wish.dataDir()));
        if (answer.statusCode() != 200) {
            return Optional.of(Door.refused(answer));
        }
        try (InputStream body = answer.body();
                var out = Files.newOutputStream(draft, StandardOpenOption.WRITE)) {
            body.transferTo(out);
        }
        return Optional.empty();
    }

    private Backup.Wish wish(ConnectorSettings settings, String secret) throws IOException {
        Path folder = config.toAbsolutePath().normalize().getParent();
        Path data = settings.dataDir().toAbsolutePath().normalize();
        Path named = data.startsWith(folder) ? folder.relativize(data) : data;
        return new Backup.Wish(secret, Files.readString(config), named.toString());
    }

    private int done(Manifest manifest) {
        if (session.json()) {
            session.out()
                    .println(JsonNodeFactory.instance
                            .objectNode()
                            .put("file", archive.toString())
                            .put("name", manifest.name())
                            .put("did", manifest.did())
                            .put("files", manifest.files().size())
                            .put("database", manifest.database()));
            return Session.DONE;
        }
        session.say("backup.done", manifest.name(), archive, manifest.files().size());
        session.say(manifest.onServer() ? "backup.server" : "backup.left-out", manifest.database());
        return Session.DONE;
    }

    private static FileAttribute<?>[] ownersOnly() {
        return java.nio.file.FileSystems.getDefault()
                        .supportedFileAttributeViews()
                        .contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
