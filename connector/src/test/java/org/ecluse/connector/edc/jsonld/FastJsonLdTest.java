package org.ecluse.connector.edc.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.eclipse.edc.spi.result.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second opinion on every document is Titanium's. */
class FastJsonLdTest {
    private static final int RUNS = Integer.getInteger("jsonld.runs", 4_000);
    private static final long SEED = Long.getLong("jsonld.seed", 20_261_122L);

    private final Services services = new Services();

    @Test
    void whatever_the_document_its_long_form_is_the_one_that_titanium_makes() {
        var handedOn = 0;
        for (var run = 0; run < RUNS; run++) {
            var document = new Documents(SEED + run).next();

            var before = services.ours.handedOn();
            var ours = services.ours.expand(document);
            handedOn += (int) (services.ours.handedOn() - before);

            assertSame(SEED + run, document, ours, titanium(document));
        }
        // Or the test would compare Titanium with itself.
        assertThat(handedOn).isLessThan(RUNS * 6 / 10);
    }

    @Test
    void whatever_the_document_its_short_form_is_the_one_that_titanium_makes() {
        var handedOn = 0;
        var compared = 0;
        for (var run = 0; run < RUNS; run++) {
            var document = titanium(new Documents(SEED + run).next());
            if (document.failed()) {
                continue;
            }
            compared++;
            for (var scope : new String[] {Services.DSP, Services.MANAGEMENT, "*"}) {
                var before = services.ours.handedOn();
                var ours = services.ours.compact(document.getContent(), scope);
                handedOn += (int) (services.ours.handedOn() - before);

                assertSame(
                        SEED + run,
                        document.getContent(),
                        ours,
                        services.titanium.compact(document.getContent(), scope));
            }
        }
        assertThat(compared).isGreaterThan(RUNS / 4);
        assertThat(handedOn).isLessThan(compared);
    }

    @Test
    void a_name_with_a_prefix_that_the_document_does_not_declare_is_refused() {
        var document = Documents.read("{\"@context\":{},\"@id\":\"edc:1\",\"urn:x\":1}")
                .asJsonObject();

        assertThat(services.ours.expand(document).getFailureDetail())
                .isEqualTo(services.titanium.expand(document).getFailureDetail())
                .contains("edc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/context.jsonld",
                "https://w3id.org/edc/unknown",
            })
    void a_context_that_is_not_kept_here_is_not_fetched_but_refused(String address) {
        var document = Json.createObjectBuilder()
                .add("@context", address)
                .add("@id", "urn:x")
                .build();

        assertThat(services.ours.expand(document).failed()).isTrue();
    }

    @Test
    void contexts_that_change_with_every_document_do_not_fill_the_memory() {
        for (var count = 0; count < ContextReader.KEPT_MAX + 10; count++) {
            var document = Documents.read("{\"@context\":{\"n\":\"urn:" + count + "/\"},\"n:x\":1}")
                    .asJsonObject();

            assertThat(services.ours.expand(document).getContent()).containsKey("urn:" + count + "/x");
        }
        assertThat(services.ours.kept()).isEqualTo(ContextReader.KEPT_MAX);
    }

    /** Titanium throws at some documents; ours may not. */
    private Result<JsonObject> titanium(JsonObject document) {
        try {
            return services.titanium.expand(document);
        } catch (RuntimeException e) {
            return Result.failure("thrown: " + e);
        }
    }

    private static void assertSame(
            long seed, JsonObject document, Result<JsonObject> ours, Result<JsonObject> titanium) {
        assertThat(ours.succeeded())
                .as("seed %d, %s: %s", seed, document, titanium.getFailureDetail())
                .isEqualTo(titanium.succeeded());
        if (titanium.succeeded()) {
            assertThat((Object) ours.getContent())
                    .as("seed %d, %s", seed, document)
                    .isEqualTo(titanium.getContent());
        }
    }
}
