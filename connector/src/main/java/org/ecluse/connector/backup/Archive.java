package org.ecluse.connector.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** An archive that was opened and found whole, its files laid out in a folder of their owner's only. */
public final class Archive implements AutoCloseable {
    private final Path folder;
    private final Manifest manifest;

    private Archive(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Lays the files out and checks each; {@link #close} removes what nobody has moved away.
     *
     * @param beside where the folder is made: on the disk that the files are to be on
     * @throws BackupRefused when the archive does not open, or is not as it was made
     */
    public static Archive open(Path file, String passphrase, Path beside) throws IOException {
        var folder = Files.createTempDirectory(beside, ".restore");
        try (var in = new SealedInput(new BufferedInputStream(Files.newInputStream(file)), passphrase)) {
            return new Archive(folder, layOut(in, Optional.of(folder)));
        } catch (IOException | RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    /**
     * Reads all of an archive and checks it, without laying anything out.
     *
     * @throws BackupRefused when the archive does not open, or is not as it was made
     */
    public static Manifest check(Path file, String passphrase) throws IOException {
        try (var in = new SealedInput(new BufferedInputStream(Files.newInputStream(file)), passphrase)) {
            return layOut(in, Optional.empty());
        }
    }

    private static Manifest layOut(InputStream in, Optional<Path> folder) throws IOException {
        var sums = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(in)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(Manifest.FILE)) {
                    return checked(new String(zip.readAllBytes(), StandardCharsets.UTF_8), sums, in);
                }
                sums.put(entry.getName(), file(zip, entry, folder));
            }
        } catch (ZipException e) {
            throw AgeFormat.altered();
        }
        throw AgeFormat.altered();
    }

    private static Manifest checked(String text, Map<String, String> sums, InputStream rest) throws IOException {
        var manifest = Manifest.read(text);
        // What follows must be authentic, too: the end of the file is.
        rest.transferTo(OutputStream.nullOutputStream());
        if (!manifest.files().equals(sums)) {
            throw AgeFormat.altered();
        }
        return manifest;
    }

    /** @return the file's SHA-256 */
    private static String file(ZipInputStream zip, ZipEntry entry, Optional<Path> folder) throws IOException {
        var digested = new DigestInputStream(zip, Backup.sha256());
        if (folder.isEmpty()) {
            digested.transferTo(OutputStream.nullOutputStream());
        } else {
            var target = folder.get().resolve(entry.getName()).normalize();
            if (!target.startsWith(folder.get())) {
                throw AgeFormat.altered();
            }
            Files.createDirectories(target.getParent(), ownersOnly("rwx------"));
            Files.createFile(target, ownersOnly("rw-------"));
            try (var out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                digested.transferTo(out);
            }
        }
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    private static FileAttribute<?>[] ownersOnly(String rights) {
        return java.nio.file.FileSystems.getDefault()
                        .supportedFileAttributeViews()
                        .contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The settings file. */
    public Path settings() {
        return folder.resolve(Backup.SETTINGS);
    }

    /** The data folder. */
    public Path data() {
        return folder.resolve(Backup.DATA);
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was laid out in `" + folder + "` holds keys; remove it", e);
        }
    }

    @Override
    public void close() {
        remove(folder);
    }
}
