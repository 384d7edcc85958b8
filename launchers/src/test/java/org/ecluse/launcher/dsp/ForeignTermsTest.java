package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Partner;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.launcher.Texts;
import org.ecluse.launcher.cli.Ecluse;
import org.ecluse.launcher.fleet.Shell;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Terms that nobody here can evaluate, from another's connector (stock EDC 0.15.1, a process of its own), both ways. */
class ForeignTermsTest {
    private static final String MOON = "https://example.org/terms#moonPhase";
    private static final Logger PRODUCT = Logger.getLogger("org.ecluse");

    @TempDir
    static Path data;

    private static StockConnector stock;
    private static TestConnector ours;
    private static TestOperatorDoor door;

    private final Shell shell = new Shell(Ecluse::run, Texts.in("en"));
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(String.valueOf(entry.getMessage()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void start() throws Exception {
        stock = StockConnector.start(data.resolve("stock.log"));
        var settings = TestConnector.settings("rennes-metropole", Files.createDirectory(data.resolve("ours")));
        door = new TestOperatorDoor(settings, new Partner("stock", "Stock", Did.of(StockConnector.DID), stock.dsp()));
        ours = TestConnector.start(settings, TestConnector.parts(settings).with(door));
        ours.service(Operations.class).publish(ourOffer());
        stock.offers("moonlit", URI.create("http://127.0.0.1:9/"), constraints(moon()));
    }

    @AfterAll
    static void stop() {
        ours.close();
        stock.close();
    }

    @BeforeEach
    void listen() {
        PRODUCT.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        PRODUCT.removeHandler(listener);
    }

    @Test
    void a_check_names_the_term_that_cannot_be_evaluated_in_french_and_english() {
        var checked = types("check", "stock/moonlit");

        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.json().path("permitted").asBoolean(true)).isFalse();
        assertThat(checked.json().path("codes").toString()).contains("policy.left-operand.unknown");
        assertThat(checked.json().path("explanation").path("fr").toString()).contains("moonPhase");
        assertThat(checked.json().path("explanation").path("en").toString()).contains("moonPhase");
    }

    @Test
    void a_request_is_refused_for_such_a_term_before_the_provider_hears_of_it() {
        var asked = types("request", "stock/moonlit");

        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.json().path("code").asText()).isEqualTo("policy.left-operand.unknown");
        assertThat(asked.json().path("cause").asText()).contains("moonPhase");
        assertThat(asked.json().path("explanation").path("fr").asText()).contains("moonPhase");
        assertThat(asked.json().path("explanation").path("en").asText()).contains("moonPhase");
        assertThat(stock.negotiationsAsProvider()).isEmpty();
    }

    @Test
    void a_consumer_that_adds_such_a_term_to_our_offer_is_refused_by_code_and_our_log_names_the_term() {
        var ended = stockAsksFor(permitting(constraints(moon())));

        assertThat(ended.getString("state")).isEqualTo("TERMINATED");
        assertThat(ended.getString("errorDetail")).contains("policy.left-operand.unknown");
        assertThat(log).anySatisfy(line -> assertThat(line)
                .contains(StockConnector.DID)
                .contains("policy.left-operand.unknown")
                .contains("moonPhase"));
        assertThat(ours.service(Operations.class).contracts())
                .noneMatch(contract -> contract.agreement().policy().toString().contains("moonPhase"));
    }

    @Test
    void what_a_consumer_asks_for_that_gives_it_less_than_our_offer_is_given() {
        var did = ours.settings().did();
        var narrower = permitting(constraints(constraint("dateTime", "lt", "2999-01-01T00:00:00Z")));
        var dataset = stock.firstDataset(ours.dsp(), did);

        var ended = stock.ended(stock.asksFor(dataset, ours.dsp(), did, narrower));

        assertThat(ended.getString("state")).isEqualTo("FINALIZED");
        var agreed = Waiting.until("the contract is kept", () -> ours.service(Operations.class).contracts().stream()
                        .findFirst())
                .agreement();
        assertThat(agreed.policy().permissions().get(0).constraints()).hasSize(1);
    }

    private Shell.Ran types(String command, String offer) {
        return shell.run(
                command,
                offer,
                "--connector",
                door.address().toString(),
                "--token-file",
                door.tokenFile().toString());
    }

    private static JsonObject stockAsksFor(JsonObject terms) {
        var did = ours.settings().did();
        var dataset = stock.firstDataset(ours.dsp(), did);
        return stock.ended(stock.asksFor(dataset, ours.dsp(), did, terms));
    }

    private static JsonObject permitting(JsonArrayBuilder constraints) {
        var permission = Json.createObjectBuilder().add("action", "use").add("constraint", constraints);
        return Json.createObjectBuilder()
                .add("permission", Json.createArrayBuilder().add(permission))
                .build();
    }

    private static JsonArrayBuilder constraints(JsonObjectBuilder only) {
        return Json.createArrayBuilder().add(only);
    }

    private static JsonObjectBuilder moon() {
        return constraint(MOON, "eq", "full");
    }

    private static JsonObjectBuilder constraint(String left, String operator, String right) {
        return Json.createObjectBuilder()
                .add("leftOperand", left)
                .add("operator", operator)
                .add("rightOperand", right);
    }

    private static Publication ourOffer() throws Exception {
        return new Publication(
                "eco-counter-data",
                new Wording("Comptages", "Counts"),
                Wording.same(""),
                List.of(),
                Optional.empty(),
                new DataSource.FileSource(
                        Files.writeString(data.resolve("counts.csv"), "a;b\n"), Format.Csv.SEMICOLONS),
                Mapping.NONE,
                Policy.empty("urn:open", PolicyType.OFFER)
                        .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of())),
                Publication.Visibility.EVERYONE);
    }
}
