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

class CommandLineTest {
    private static final String DUE = """
            {"code": "payment.due", "cause": "120.00 EUR is due", "cure": "pay it",
             "explanation": {"fr": "Payez 120,00 EUR d'abord.", "en": "Pay 120.00 EUR first."},
             "amount": "120.00", "currency": "EUR", "reference": "RF18539007547034"}
            """;

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
    void an_offer_without_a_contract_is_asked_for_before_its_data_is_fetched() throws IOException {
        connector
                .says("GET /api/contracts", 200, "{\"contracts\": []}")
                .says("POST /api/requests", 202, "{\"id\": \"n1\", \"state\": \"REQUESTED\"}")
                .says("GET /api/requests/n1", 200, "{\"id\": \"n1\", \"state\": \"AGREED\"}")
                .says("GET /api/requests/n1", 200, "{\"id\": \"n1\", \"state\": \"FINALIZED\", \"contract\": \"c1\"}")
                .says("GET /api/contracts/c1/data", 200, "a;b\n1;2\n");
        Path file = folder.resolve("out.csv");

        int exit = ecluse("get", "keolis/stops", "-o", file.toString());

        assertThat(exit).isZero();
        assertThat(file).hasContent("a;b\n1;2\n");
        assertThat(connector.asked()).contains("POST /api/requests {\"offer\":\"keolis/stops\"}");
        assertThat(connector.tokens()).containsOnly("Bearer s3cret");
    }

    @Test
    void a_contract_in_force_is_used_again() throws IOException {
        connector.says("GET /api/contracts", 200, """
                        {"contracts": [
                          {"id": "old", "offer": "keolis/stops", "side": "CONSUMER", "state": "ENDED"},
                          {"id": "theirs", "offer": "keolis/stops", "side": "PROVIDER", "state": "IN_FORCE"},
                          {"id": "c2", "offer": "keolis/stops", "side": "CONSUMER", "state": "IN_FORCE"}]}
                        """).says("GET /api/contracts/c2/data", 200, "x");

        ecluse("get", "keolis/stops", "-o", folder.resolve("out").toString());

        assertThat(connector.asked()).noneMatch(call -> call.startsWith("POST"));
        assertThat(folder.resolve("out")).hasContent("x");
    }

    @Test
    void a_refusal_is_said_in_the_readers_language_and_leaves_no_file() throws IOException {
        connector.says("GET /api/contracts/c1/data", 402, DUE);
        Path file = folder.resolve("out.csv");

        int exit = ecluse("--lang", "fr", "get", "c1", "-o", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(said(err)).contains("Payez 120,00 EUR d'abord.").contains("[payment.due]");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsOnly("token");
        }
    }

    @Test
    void json_gives_the_answer_as_it_came_also_when_it_is_a_refusal() {
        connector.says("GET /api/contracts/c1/data", 402, DUE);

        int exit = ecluse("get", "c1", "-o", folder.resolve("out").toString(), "--json");

        assertThat(exit).isEqualTo(1);
        assertThat(said(out)).contains("\"reference\":\"RF18539007547034\"").hasLineCount(1);
        assertThat(said(err)).isEmpty();
    }

    @Test
    void a_check_that_says_no_lists_what_is_missing_and_exits_with_1() {
        connector.says("POST /api/check", 200, """
                {"permitted": false, "codes": ["x"],
                 "explanation": {"fr": ["Il faut une accréditation."], "en": ["An accreditation is needed."]}}
                """);

        int exit = ecluse("check", "keolis/ticketing");

        assertThat(exit).isEqualTo(1);
        assertThat(said(out)).contains("no: keolis/ticketing").contains("- An accreditation is needed.");
    }

    @Test
    void a_negotiation_that_is_refused_tells_the_reason() {
        connector.says("POST /api/requests", 202, """
                {"id": "n1", "state": "TERMINATED", "problem": {"code": "policy.constraint.false", "cause": "c",
                 "cure": "d", "explanation": {"fr": "Non.", "en": "You are not a researcher."}}}
                """);

        int exit = ecluse("request", "keolis/ticketing");
        int asJson = ecluse("request", "keolis/ticketing", "--json");

        assertThat(exit).isEqualTo(1);
        assertThat(said(err)).contains("You are not a researcher. [policy.constraint.false]");
        assertThat(asJson).isEqualTo(1);
        assertThat(said(out))
                .startsWith("{\"code\":\"policy.constraint.false\"")
                .contains("\"request\":\"n1\"");
    }

    @Test
    void a_pipe_gets_plain_lines_with_tabs() {
        connector.says(
                "GET /api/catalog?q=bus%20tram",
                200,
                "{\"offers\": [{\"offer\": \"keolis/stops\", \"title\": {\"fr\": \"Arrêts\", \"en\": \"Stops\"}}]}");

        int exit = ecluse("catalog", "bus", "tram");

        assertThat(exit).isZero();
        assertThat(said(out)).isEqualTo("keolis/stops\tStops\t\n");
    }

    @Test
    void what_is_published_is_described_from_the_file_and_the_options() throws IOException {
        Path file = Files.writeString(folder.resolve("Mes Données.csv"), "a,b\n");
        connector.says("POST /api/assets", 201, "{\"id\": \"mes-donn-es\", \"openLink\": \"http://x/open/d\"}");

        int exit = ecluse(
                "publish",
                file.toString(),
                "--terms",
                "research-only",
                "--pseudonymise",
                "card,name",
                "--ends",
                "2030-01-01",
                "--column",
                "deliveryPoints=pdl",
                "--title",
                "Données",
                "--title-en",
                "Data");

        assertThat(exit).isZero();
        assertThat(connector.asked())
                .singleElement()
                .asString()
                .contains("\"id\":\"mes-donn-es\"")
                .contains("\"title\":{\"fr\":\"Données\",\"en\":\"Data\"}")
                .contains("\"source\":{\"file\":\"" + file + "\",\"format\":\"csv\"}")
                .contains("\"mapping\":{\"deliveryPoints\":\"pdl\"}")
                .contains("\"terms\":{\"template\":\"research-only\",\"pseudonymise\":[\"card\",\"name\"],"
                        + "\"ends\":\"2030-01-01\"}");
        assertThat(said(out)).contains("http://x/open/d");
    }

    @Test
    void terms_that_are_no_template_are_an_odrl_offer_in_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("data.bin"), "x");
        Path policy = Files.writeString(folder.resolve("offer.json"), "{\"uid\": \"urn:x\"}");
        connector.says("POST /api/assets", 201, "{\"id\": \"data\"}");

        ecluse("publish", file.toString(), "--terms", policy.toString());
        int unknown = ecluse("publish", file.toString(), "--terms", "for-free");

        assertThat(connector.asked()).singleElement().asString().contains("\"policy\":{\"uid\":\"urn:x\"}");
        assertThat(unknown).isEqualTo(2);
        assertThat(said(err)).contains("`for-free` is neither a template");
    }

    @Test
    void a_connector_that_is_not_there_is_said_to_be_so() {
        String address = connector.address();
        connector.close();

        int exit = ecluse("contracts");

        assertThat(exit).isEqualTo(1);
        assertThat(said(err)).contains("nobody answers at " + address).doesNotContain("Exception");
    }

    @Test
    void settings_with_a_problem_end_the_command_with_exit_code_2() throws IOException {
        Path config = Files.writeString(folder.resolve("connector.properties"), "nmae = keolis");

        int exit = Ecluse.run(session(), "contracts", "--config", config.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(said(err)).contains("line 1: unknown key `nmae`; did you mean `name`?");
    }

    @Test
    void a_file_of_settings_is_made_once_and_taken_back_when_it_would_be_wrong() {
        Path file = folder.resolve("new").resolve("connector.properties");
        Path wrong = folder.resolve("wrong.properties");

        int made = Ecluse.run(session(), "connector", "init", file.toString(), "--name", "keolis");
        int again = Ecluse.run(session(), "connector", "init", file.toString(), "--name", "keolis");
        int refused = Ecluse.run(session(), "connector", "init", wrong.toString(), "--name", "Not a name");

        assertThat(new int[] {made, again, refused}).containsExactly(0, 2, 2);
        assertThat(file).content().contains("name = keolis");
        assertThat(wrong).doesNotExist();
    }

    @Test
    void whoami_says_the_did_and_each_credential_with_its_end() {
        connector.says("GET /api/self", 200, """
                {"name": "irisa", "did": "did:web:irisa.example", "enrolled": true, "credentials": [
                  {"type": "MembershipCredential", "validUntil": "2030-12-31T23:59:59Z"},
                  {"type": "ResearcherCredential"}]}
                """);

        int exit = ecluse("whoami");

        assertThat(exit).isZero();
        assertThat(said(out))
                .isEqualTo(
                        "did:web:irisa.example\nMembershipCredential\t2030-12-31T23:59:59Z\nResearcherCredential\t\n");
    }

    @Test
    void a_row_too_wide_for_the_terminal_stands_on_two_lines_and_its_id_stays_whole() {
        connector.says("GET /api/contracts", 200, """
                {"contracts": [{"id": "72bd8fe2-75a0-4248-b41c-becd8d86aa84", "offer": "rennes-metropole/trial-counts",
                  "side": "CONSUMER", "counterparty": "did:web:127.0.0.1%3A21000:partners:rennes-metropole", "state": "ENDED",
                  "endsAt": "2026-11-22T07:55:18Z"}]}
                """);

        Ecluse.run(session("en", true), typed("contracts"));

        assertThat(said(out).lines())
                .contains("72bd8fe2-75a0-4248-b41c-becd8d86aa84")
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(said(out)).contains("rennes-metropole/trial-counts", "2026-11-22T07:55:18Z");
    }

    @Test
    void every_command_has_help_in_both_languages() {
        for (String language : new String[] {"fr", "en"}) {
            var line = Ecluse.commandLine(session(language));
            assertAllDescribed(line);
        }
    }

    private static void assertAllDescribed(picocli.CommandLine line) {
        var spec = line.getCommandSpec();
        assertThat(spec.usageMessage().header())
                .as("header of %s", spec.qualifiedName())
                .isNotEmpty();
        spec.options().forEach(option -> assertThat(option.description())
                .as("%s %s", spec.qualifiedName(), option.longestName())
                .isNotEmpty());
        spec.positionalParameters().forEach(parameter -> assertThat(parameter.description())
                .as("%s %s", spec.qualifiedName(), parameter.paramLabel())
                .isNotEmpty());
        line.getSubcommands().values().forEach(CommandLineTest::assertAllDescribed);
    }

    private int ecluse(String... words) {
        return Ecluse.run(session(), typed(words));
    }

    /** The words of a command that speaks to the connector of this test. */
    private String[] typed(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 4);
        all[words.length] = "--connector";
        all[words.length + 1] = connector.address();
        all[words.length + 2] = "--token-file";
        all[words.length + 3] = folder.resolve("token").toString();
        return all;
    }

    private Session session() {
        return session("en");
    }

    private Session session(String language) {
        return session(language, false);
    }

    private Session session(String language, boolean terminal) {
        return new Session(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                80,
                Map.of(),
                Texts.in(language));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
