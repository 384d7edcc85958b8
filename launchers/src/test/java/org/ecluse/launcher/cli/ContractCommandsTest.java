package org.ecluse.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a contract and ending it, as typed. */
class ContractCommandsTest {
    private static final String ENDED = "{\"state\": \"ENDED\", \"effectiveAt\": \"2026-11-22T10:00:00Z\"}";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private FakeConnector connector;

    @BeforeEach
    void start() throws IOException {
        connector = new FakeConnector();
        Files.writeString(folder.resolve("token"), "s3cret\n");
    }

    @AfterEach
    void stop() {
        connector.close();
    }

    @Test
    void a_contract_is_ended_on_a_ground_with_a_reason_and_where_it_is_shown() {
        connector.says("POST /api/contracts/c1/end", 200, ENDED);

        int exit = ecluse("end", "c1", "--ground", "breach", "--reason", "republished", "--evidence", "file 7");

        assertThat(exit).isZero();
        assertThat(connector.asked())
                .containsExactly("POST /api/contracts/c1/end"
                        + " {\"ground\":\"breach\",\"reason\":\"republished\",\"evidence\":\"file 7\"}");
        assertThat(said(out)).contains("The contract has ended.");
    }

    @Test
    void the_other_partys_proposal_is_consented_to_by_its_hash() {
        connector.says("POST /api/contracts/c1/end/ab12", 200, ENDED);

        assertThat(ecluse("end", "c1", "--consent", "ab12")).isZero();
    }

    @Test
    void an_end_needs_a_ground_and_a_reason_or_a_proposal() {
        assertThat(ecluse("end", "c1")).isEqualTo(2);
        assertThat(ecluse("end", "c1", "--ground", "breach")).isEqualTo(2);
        assertThat(ecluse("end", "c1", "--consent", "ab12", "--ground", "breach", "--reason", "r"))
                .isEqualTo(2);
        assertThat(connector.asked()).isEmpty();
    }

    @Test
    void a_contract_says_who_has_signed_it_and_how_it_may_end() {
        connector.says("GET /api/contracts/c1", 200, """
                        {"offer": "keolis/stops", "counterparty": "keolis", "state": "IN_FORCE", "signed": "BY_BOTH",
                         "terms": [{"fr": "Vous pouvez utiliser ces données.", "en": "You may use this data."}]}
                        """).says("GET /api/contracts/c1/end", 200, """
                        {"grounds": ["breach", "notice"], "notice": ["P3M"], "breaches": [], "proposals": [
                          {"hash": "ab12", "by": "THEM", "ground": "mutual", "effectiveAt": "2026-12-31T00:00:00Z",
                           "reason": "the study is over"}]}
                        """);

        int exit = ecluse("contract", "c1");

        assertThat(exit).isZero();
        assertThat(said(out))
                .contains("signed by both parties")
                .contains("- You may use this data.")
                .contains("breach, notice")
                .contains("the study is over")
                .contains("--consent ab12");
    }

    @Test
    void a_contract_is_written_to_a_file_in_the_readers_language() {
        connector.says("GET /api/contracts/c1/document?lang=fr&format=pdf", 200, "%PDF-1.7");
        Path file = folder.resolve("contract.pdf");

        int exit = ecluse("--lang", "fr", "contract", "c1", "--pdf", file.toString());

        assertThat(exit).isZero();
        assertThat(file).hasContent("%PDF-1.7");
    }

    @Test
    void a_contract_that_is_not_there_leaves_no_file() throws IOException {
        connector.says("GET /api/contracts/c1/document?lang=en&format=html", 404, "{\"code\": \"contract.unknown\"}");

        int exit = ecluse(
                "contract", "c1", "--html", folder.resolve("contract.html").toString());

        assertThat(exit).isEqualTo(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsOnly("token");
        }
    }

    private int ecluse(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 4);
        all[words.length] = "--connector";
        all[words.length + 1] = connector.address();
        all[words.length + 2] = "--token-file";
        all[words.length + 3] = folder.resolve("token").toString();
        Session session = new Session(
                new PrintStream(out, true), new PrintStream(err, true), false, 80, Map.of(), Texts.in("en"));
        return Ecluse.run(session, all);
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
