package org.ecluse.connector.operator.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.ecluse.connector.operator.TestNode;
import org.ecluse.connector.operator.Wording;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One request for a study, over offers of several producers. */
class BundlesTest {
    private static final String STUDY = "urn:ecluse:study:flux-campus";
    private static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");
    private static final OfferTerms RESEARCH = new OfferTerms.ResearchOnly(
            List.of(STUDY),
            OfferTerms.ResearchOnly.ANY_RESEARCH,
            List.of(),
            Optional.empty(),
            Period.ofYears(1),
            Period.ofYears(1));
    private static final Wording TITLE = new Wording("Données", "Data");
    private static final long PATIENCE_NANOS = Duration.ofSeconds(20).toNanos();

    @TempDir
    Path dir;

    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode(dir);
        node.ownFacts.put(Rennes.STUDY, Fact.known(Value.iri(STUDY)));
        node.partnerOffers("rennes-metropole", "counters", TITLE, OPEN.offer("urn:uuid:1"));
        node.partnerOffers("keolis", "ticketing", TITLE, RESEARCH.offer("urn:uuid:2"));
        node.partnerOffers("enedis", "energy", TITLE, OPEN.offer("urn:uuid:3"));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void each_part_goes_its_own_way_and_partial_results_are_visible() {
        node.operations.undecided("energy");

        var asked = ask(STUDY, "rennes-metropole/counters", "keolis/ticketing", "enedis/energy", "keolis/nothing");

        var seen =
                until(asked, bundle -> states(bundle).equals(List.of("CONTRACT", "REFUSED", "NEGOTIATING", "REFUSED")));
        assertThat(states(seen)).containsExactly("CONTRACT", "REFUSED", "NEGOTIATING", "REFUSED");
        assertThat(seen.getBoolean("done")).isFalse();
        assertThat(seen.getString("study")).isEqualTo(STUDY);
        assertThat(part(seen, 0).getString("contract")).isNotEmpty();
        assertThat(part(seen, 1).getJsonObject("problem").getString("code")).startsWith("policy.");
        assertThat(part(seen, 3).getJsonObject("problem").getString("code")).isEqualTo("offer.unknown");
        assertThat(json(node.get("/api/bundles")).getJsonArray("bundles")).containsExactly(seen);
    }

    @Test
    void who_gives_up_ends_what_is_not_concluded_and_is_told_what_is() {
        node.operations.undecided("energy");
        var asked = ask(STUDY, "rennes-metropole/counters", "enedis/energy");
        until(asked, bundle -> states(bundle).equals(List.of("CONTRACT", "NEGOTIATING")));

        var given = json(node.post("/api/bundles/" + asked.getString("id") + "/give-up", "{}"));

        assertThat(states(given)).containsExactly("CONTRACT", "GIVEN_UP");
        assertThat(given.getBoolean("done")).isTrue();
        assertThat(given.getString("givenUpAt")).isNotEmpty();
        var contract = part(given, 0).getString("contract");
        assertThat(json(node.get("/api/contracts/" + contract)).getString("state"))
                .as("a signed contract holds")
                .isEqualTo("IN_FORCE");
        assertThat(node.post("/api/bundles/" + asked.getString("id") + "/go-on", "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void who_goes_on_asks_again_for_what_was_refused_and_keeps_the_rest() {
        var asked = ask(STUDY, "rennes-metropole/counters", "enedis/gas");
        var before = until(asked, bundle -> bundle.getBoolean("done"));
        assertThat(states(before)).containsExactly("CONTRACT", "REFUSED");
        node.partnerOffers("enedis", "gas", TITLE, OPEN.offer("urn:uuid:4"));

        node.post("/api/bundles/" + asked.getString("id") + "/go-on", "{}");

        var after = until(asked, bundle -> states(bundle).equals(List.of("CONTRACT", "CONTRACT")));
        assertThat(states(after)).containsExactly("CONTRACT", "CONTRACT");
        assertThat(part(after, 0)).isEqualTo(part(before, 0));
    }

    @Test
    void a_study_that_this_connector_takes_no_part_in_is_refused() {
        var answer = node.post("/api/bundles", body("urn:ecluse:study:another", "rennes-metropole/counters"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).getString("code")).isEqualTo("study.not-ours");
        assertThat(json(node.get("/api/bundles")).getJsonArray("bundles")).isEmpty();
    }

    @Test
    void a_bundle_names_offers_and_nobody_elses_id_is_known() {
        assertThat(node.post("/api/bundles", "{\"offers\":[]}").statusCode()).isEqualTo(400);
        assertThat(node.post("/api/bundles", "{\"offers\":[\"nonsense\"]}").statusCode())
                .isEqualTo(400);
        assertThat(node.get("/api/bundles/nobody-knows-it").statusCode()).isEqualTo(404);
    }

    private JsonObject ask(String study, String... offers) {
        var answer = node.post("/api/bundles", body(study, offers));
        assertThat(answer.statusCode()).isEqualTo(202);
        return json(answer);
    }

    private static String body(String study, String... offers) {
        return Json.createObjectBuilder()
                .add("study", study)
                .add("offers", Json.createArrayBuilder(List.of(offers)))
                .build()
                .toString();
    }

    private JsonObject until(JsonObject bundle, Predicate<JsonObject> expected) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        var seen = json(node.get("/api/bundles/" + bundle.getString("id")));
        while (!expected.test(seen) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            seen = json(node.get("/api/bundles/" + bundle.getString("id")));
        }
        return seen;
    }

    private static List<String> states(JsonObject bundle) {
        return bundle.getJsonArray("parts").getValuesAs(JsonObject.class).stream()
                .map(part -> part.getString("state"))
                .toList();
    }

    private static JsonObject part(JsonObject bundle, int number) {
        return bundle.getJsonArray("parts").getJsonObject(number);
    }

    private static JsonObject json(HttpResponse<String> response) {
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }
}
