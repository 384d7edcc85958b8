package org.ecluse.connector.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;

/** Writes a connector into one encrypted file, whether it runs or not. Safe for threads. */
public final class Backup {
    /** What a passphrase must have at least; a long one of several words is better. */
    public static final int PASSPHRASE_MIN = 12;

    static final String SETTINGS = "connector.properties";
    static final String DATA = "data/";
    private static final String DATABASE_FILE = ".mv.db";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ConnectorSettings settings;
    private final List<Copy> databases;
    private final InstantSource clock;

    /**
     * A database that is a file.
     *
     * @param file its path from the data folder
     * @param into writes a consistent copy into a zip file that is not there yet
     */
    public record Copy(String file, Consumer<Path> into) {}

    /**
     * What the one who asks knows.
     *
     * @param passphrase what the archive opens with
     * @param settingsFile the text of the settings file
     * @param dataDir the data folder as it is found from the settings file's: absolute, or relative
     */
    public record Wish(String passphrase, String settingsFile, String dataDir) {
        @Override
        public String toString() {
            return "Wish[dataDir=" + dataDir + "]";
        }
    }

    private Backup(ConnectorSettings settings, List<Copy> databases, InstantSource clock) {
        this.settings = settings;
        this.databases = settings.storage().server().isPresent() ? List.of() : List.copyOf(databases);
        this.clock = clock;
    }

    /** Of the connector that runs in this process. */
    public static Backup ofRunning(
            ConnectorSettings settings, Database contracts, Database identity, InstantSource clock) {
        return new Backup(
                settings,
                List.of(
                        new Copy("contracts/contracts.mv.db", contracts::backUp),
                        new Copy("identity.mv.db", identity::backUp)),
                clock);
    }

    /** Of one that does not run; its files must be free. */
    public static Backup ofStopped(ConnectorSettings settings, InstantSource clock) {
        var folder = settings.dataDir();
        return new Backup(
                settings,
                List.of(
                        new Copy(
                                "contracts/contracts.mv.db",
                                zip -> Database.backUp(
                                        DatabaseAddress.file(folder.resolve("contracts"), "contracts"), zip)),
                        new Copy(
                                "identity.mv.db",
                                zip -> Database.backUp(DatabaseAddress.file(folder, "identity"), zip))),
                clock);
    }

    /**
     * Writes the archive, and closes {@code out} when it is whole.
     *
     * @throws BackupRefused when the passphrase is too short
     * @throws IOException when it cannot be written: what is there then does not open
     */
    public void write(Wish wish, OutputStream out) throws IOException {
        if (wish.passphrase().length() < PASSPHRASE_MIN) {
            throw new BackupRefused(
                    "backup.passphrase.short",
                    "the passphrase has fewer than " + PASSPHRASE_MIN + " characters",
                    "take several words; who has the archive and the passphrase has the connector's keys");
        }
        var sums = new TreeMap<String, String>();
        var work = Files.createTempDirectory(settings.dataDir(), "backup");
        var zip = new ZipOutputStream(new SealedOutput(out, wish.passphrase(), RANDOM));
        try {
            put(zip, sums, SETTINGS, entry -> entry.write(wish.settingsFile().getBytes(StandardCharsets.UTF_8)));
            for (var file : ownFiles()) {
                put(zip, sums, DATA + file.getFileName(), entry -> Files.copy(file, entry));
            }
            for (var database : databases) {
                putDatabase(zip, sums, database, work.resolve("copy.zip"));
            }
            zip.putNextEntry(new ZipEntry(Manifest.FILE));
            zip.write(manifest(wish, sums).json().toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            // Only closing it marks the end: an archive that broke off is one that was cut.
            zip.close();
        } finally {
            Files.deleteIfExists(work.resolve("copy.zip"));
            Files.deleteIfExists(work);
        }
    }

    private Manifest manifest(Wish wish, Map<String, String> sums) {
        return new Manifest(
                settings.name(),
                settings.did(),
                clock.instant(),
                wish.dataDir(),
                settings.storage().server().map(DatabaseAddress::toString).orElse(Manifest.FILES),
                sums);
    }

    /** Keys, who we are, the operator's token, records: all that lies in the data folder itself but databases. */
    private List<Path> ownFiles() throws IOException {
        try (var files = Files.list(settings.dataDir())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".db"))
                    .sorted()
                    .toList();
        }
    }

    private static void putDatabase(ZipOutputStream zip, Map<String, String> sums, Copy database, Path copy)
            throws IOException {
        Files.deleteIfExists(copy);
        database.into().accept(copy);
        try (var copied = new ZipFile(copy.toFile())) {
            var file = copied.stream()
                    .filter(entry -> entry.getName().endsWith(DATABASE_FILE))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the copy of " + database.file() + " has no database in it"));
            try (var content = copied.getInputStream(file)) {
                put(zip, sums, DATA + database.file(), content::transferTo);
            }
        }
    }

    /** Writes one entry. */
    @FunctionalInterface
    private interface Content {
        void to(OutputStream entry) throws IOException;
    }

    private static void put(ZipOutputStream zip, Map<String, String> sums, String name, Content content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var digested = new DigestOutputStream(zip, sha256());
        content.to(digested);
        zip.closeEntry();
        sums.put(name, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
