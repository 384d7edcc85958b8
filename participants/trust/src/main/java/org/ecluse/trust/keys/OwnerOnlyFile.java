package org.ecluse.trust.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;

/**
 * Files that hold a secret: readable and writable by their owner only (mode 600), in a folder made with mode 700.
 * A secret that others could read is refused, since it may already be known.
 */
public final class OwnerOnlyFile {
    private static final Set<PosixFilePermission> OWNER_READS_AND_WRITES = PosixFilePermissions.fromString("rw-------");
    private static final int TOKEN_BYTES = 32;

    private OwnerOnlyFile() {}

    /** A secret of 256 bits as text that is safe in files, headers and URLs: 43 characters of base64url. */
    public static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        Crypto.random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The secret in the file, made at random on first use. Two processes that start at once agree on one secret.
     *
     * @throws KeyVaultUnreadable when others can read the file, or it is empty
     */
    public static String readOrCreateToken(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file, randomToken().getBytes(StandardCharsets.US_ASCII));
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret in an existing file, without line ends. */
    public static String read(Path file) throws IOException {
        refuseWhenOthersCanRead(file);
        String secret = Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new KeyVaultUnreadable(
                    "the secret file " + file + " is empty; restore it or remove it to make another");
        }
        return secret;
    }

    /** Writes or replaces a file so that a reader sees the old bytes or the new, never a part. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path draft = Files.createTempFile(folder(file), ".draft", "", attributes());
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void create(Path file, byte[] bytes) throws IOException {
        Path draft = Files.createTempFile(folder(file), ".draft", "", attributes());
        try {
            Files.write(draft, bytes);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            return; // another process was first: its secret is the one
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, posix() ? folderAttributes() : new FileAttribute<?>[0]);
        }
        return folder;
    }

    private static void refuseWhenOthersCanRead(Path file) throws IOException {
        if (!posix()) {
            return;
        }
        Set<PosixFilePermission> granted = Files.getPosixFilePermissions(file);
        if (!OWNER_READS_AND_WRITES.containsAll(granted)) {
            throw new KeyVaultUnreadable("the secret file " + file + " can be read or changed by others ("
                    + PosixFilePermissions.toString(granted) + "); make it owner-only with chmod 600");
        }
    }

    private static FileAttribute<?>[] attributes() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_READS_AND_WRITES)}
                : new FileAttribute<?>[0];
    }

    private static FileAttribute<?>[] folderAttributes() {
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        };
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
