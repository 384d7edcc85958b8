package org.ecluse.launcher.cli.node;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.trust.keys.KeyVaultUnreadable;
import org.ecluse.trust.keys.OwnerOnlyFile;
import picocli.CommandLine.Option;

/** A passphrase, in a file that only its owner may read: a command line is seen by others. */
final class PassphraseFile {
    @Option(
            names = "--passphrase-file",
            required = true,
            paramLabel = "FILE",
            descriptionKey = "option.passphrase-file")
    private Path file;

    /** Runs {@code command} with the passphrase, or says what is wrong with its file. */
    int with(Session session, ToIntFunction<String> command) {
        String passphrase;
        try {
            passphrase = OwnerOnlyFile.read(file);
        } catch (IOException | KeyVaultUnreadable e) {
            return session.wrongUse("passphrase.unreadable", file, String.valueOf(e.getMessage()));
        }
        return command.applyAsInt(passphrase);
    }
}
