package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.IRISA;
import static org.ecluse.launcher.story.Neighbourhood.RENNES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.SqlAgreementStore;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.Ecluse;
import org.ecluse.launcher.config.ConnectorConfig;
import org.ecluse.launcher.fleet.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A connector is backed up while it runs, and restored elsewhere. */
@ExtendWith(Neighbourhood.Resolver.class)
class BackupIT {
    private static final String WORDS = "three words and a lock";

    @TempDir
    Path folder;

    private final Shell shell = new Shell(Ecluse::run, Texts.in("en"));

    @Test
    void a_running_connector_is_backed_up_and_is_itself_again_in_another_folder(Neighbourhood here) throws IOException {
        var contract = contract(here, "kept-safe");
        var archive = folder.resolve("irisa.age");

        var made = here.does(IRISA, "backup", archive.toString(), "--passphrase-file", passphrase(WORDS));
        var restored = folder.resolve("new").resolve("connector.properties");
        var laidOut = shell.run(
                "restore", archive.toString(), "--config", restored.toString(), "--passphrase-file", passphrase(WORDS));

        assertThat(made.path("database").asText()).isEqualTo("files");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("rw-------");
        assertThat(laidOut.done()).as(laidOut.complaint()).isTrue();
        var data = restored.resolveSibling(ConnectorConfig.DATA);
        assertThat(data.resolve("keys.p12"))
                .hasSameBinaryContentAs(here.data(IRISA).resolve("keys.p12"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys.password"))))
                .isEqualTo("rw-------");
        assertThat(restored).hasSameTextualContentAs(here.partner(IRISA).config());
        assertThat(folder.resolve("new")).isDirectoryNotContaining("glob:**/.restore*");
        try (var database = Database.open(data.resolve("contracts"))) {
            var kept = new SqlAgreementStore(database, InstantSource.system(), SignatureVerifier.trustingKeptKeys())
                    .find(new AgreementId(contract));
            assertThat(kept).as("loading verifies record, hash and signatures").isPresent();
        }
    }

    @Test
    void nothing_is_written_over_and_another_passphrase_or_a_changed_archive_restores_nothing(Neighbourhood here)
            throws IOException {
        var archive = folder.resolve("rennes.age");
        here.does(RENNES, "backup", archive.toString(), "--passphrase-file", passphrase(WORDS));
        var new1 = folder.resolve("one").resolve("connector.properties");

        var again = here.tries(RENNES, "backup", archive.toString(), "--passphrase-file", passphrase(WORDS));
        var other = restore(archive, new1, passphrase("some other passphrase"));
        var there = restore(archive, here.partner(RENNES).config(), passphrase(WORDS));
        try (var bytes = Files.newByteChannel(archive, StandardOpenOption.WRITE)) {
            bytes.truncate(Files.size(archive) / 2);
        }
        var cut = restore(archive, new1, passphrase(WORDS));

        assertThat(again.complaint()).contains("is there already");
        assertThat(there.complaint()).contains("is there already");
        assertThat(other.complaint()).contains("does not open with this passphrase");
        assertThat(cut.complaint()).contains("was changed or cut");
        assertThat(new1).doesNotExist();
        assertThat(new1.getParent()).isEmptyDirectory();
    }

    @Test
    void a_short_passphrase_is_refused_before_anything_is_written(Neighbourhood here) throws IOException {
        var archive = folder.resolve("short.age");

        var refused = here.tries(RENNES, "backup", archive.toString(), "--passphrase-file", passphrase("short"));

        assertThat(refused.done()).isFalse();
        assertThat(folder).isDirectoryNotContaining("glob:**short.age*");
    }

    private static String contract(Neighbourhood here, String asset) throws IOException {
        var source = here.file(RENNES, asset + ".csv");
        Files.writeString(source, "a;b\n1;2\n");
        here.does(RENNES, "publish", source.toString(), "--id", asset, "--terms", "open");
        return here.does(IRISA, "request", RENNES + "/" + asset)
                .path("contract")
                .asText();
    }

    private Shell.Ran restore(Path archive, Path config, String passphrase) {
        return shell.run("restore", archive.toString(), "--config", config.toString(), "--passphrase-file", passphrase);
    }

    private String passphrase(String words) throws IOException {
        var file = Files.createTempFile(folder, "passphrase", "");
        return Files.writeString(file, words + "\n").toString();
    }
}
