package org.ecluse.connector.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ecluse.trust.Did;
import org.ecluse.trust.keys.KeyVault;
import org.ecluse.trust.keys.OwnerOnlyFile;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.resolution.DidDocument;

/**
 * Who this process is, kept in {@code FOLDER/identity.json}, and its signing key. Everything that EDC calls participant
 * contexts, key pairs and DID resources is a view of this: there is nothing to provision twice, or by halves.
 * Safe for threads.
 */
public final class OwnIdentity {
    /** The fragment under which the DID document lists the signing key. */
    public static final String KEY_NAME = "key-1";

    private final Path file;
    private final SigningKey key;
    private final AtomicReference<Optional<Identity>> current;

    private OwnIdentity(Path file, SigningKey key, Optional<Identity> current) {
        this.file = file;
        this.key = key;
        this.current = new AtomicReference<>(current);
    }

    /**
     * Reads the folder's identity, and makes the key when there is none.
     *
     * @throws IllegalStateException when the file is damaged: it is not repaired in silence
     */
    public static OwnIdentity open(Path folder, KeyVault vault) {
        var file = folder.resolve("identity.json");
        return new OwnIdentity(file, vault.signingKey(KEY_NAME), read(file));
    }

    private static Optional<Identity> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Identity.fromJson(Files.readString(file)));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the identity file " + file + " is damaged; restore it from a backup, or remove it and enrol again",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return who we are, once enrolled */
    public Optional<Identity> current() {
        return current.get().or(this::lookAgain);
    }

    /** Another process of ours, with the same folder, may have enrolled since. */
    private Optional<Identity> lookAgain() {
        var found = read(file);
        if (found.isPresent()) {
            current.set(found);
        }
        return found;
    }

    /**
     * @return who we are
     * @throws NotEnrolled before enrolment
     */
    public Identity enrolled() {
        return current().orElseThrow(NotEnrolled::new);
    }

    /** @return the key that signs for us; it exists before enrolment, which proves it */
    public SigningKey key() {
        return key;
    }

    /** @return the full id of the signing key, as signatures name it */
    public String keyId() {
        return enrolled().did().keyId(key.name());
    }

    /** @return our own document as far as signatures need it: known without asking anyone */
    public DidDocument document() {
        return new DidDocument(enrolled().did(), List.of(new DidDocument.Key(keyId(), key.publicJwk())), List.of());
    }

    /** @return whether {@code did} is ours */
    public boolean is(Did did) {
        return current().map(identity -> identity.did().equals(did)).orElse(false);
    }

    /** From now on we are this: on disk first, so that nothing is signed under a name that a crash could lose. */
    synchronized void become(Identity identity) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            OwnerOnlyFile.write(file, identity.toJson().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the identity cannot be written to " + file, e);
        }
        current.set(Optional.of(identity));
    }
}
