package org.ecluse.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidTest {
    @ParameterizedTest
    @CsvSource({
        "did:web:rennes.example, https://rennes.example/.well-known/did.json, rennes.example",
        "did:web:rennes.example:partners:enedis, https://rennes.example/partners/enedis/did.json, enedis",
        "did:web:127.0.0.1%3A19000:partners:ouest-france,"
                + " https://127.0.0.1:19000/partners/ouest-france/did.json, ouest-france",
        "did:web:localhost%3a80, https://localhost:80/.well-known/did.json, localhost"
    })
    void a_did_tells_where_its_document_is_and_its_short_name(String text, URI url, String name) {
        Did did = Did.of(text);

        assertThat(did.documentUrl(true)).isEqualTo(url);
        assertThat(did.name()).isEqualTo(name);
        assertThat(did).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "did:web:",
                "did:key:z6Mk",
                "did:web:Rennes.example",
                "did:web:rennes.example:",
                "did:web:rennes.example::a",
                "did:web:rennes.example:..",
                "did:web:rennes.example:a:.:b",
                "did:web:rennes.example%2F..%2Fadmin",
                "did:web:rennes.example:%2e%2e",
                "did:web:rennes.example%3F",
                "did:web:rennes.example%3A0",
                "did:web:rennes.example%3A65536",
                "did:web:rennes.example%3A80%3A81",
                "did:web:user@rennes.example",
                "did:web:rennes..example",
                "did:web:[::1]",
                "did:web:rennes.example#key",
                "did:web:rennes.example?x",
                "did:web:rennes.example\n",
                "did:web:rennes.example:a b",
                "did:web:rénnes.example"
            })
    void whatever_could_point_elsewhere_is_refused(String text) {
        assertThat(Did.read(text).reason()).map(Refusal::code).hasValue("did.malformed");
    }

    @Test
    void a_refused_did_is_quoted_on_one_line_and_cut() {
        String hostile = "did:web:a\r\nLevel: FAKE \u202e" + "x".repeat(1000);

        String cause = Did.read(hostile).reason().orElseThrow().cause();

        assertThat(cause).hasSizeLessThan(600).doesNotContain("\n", "\r", "\u202e");
    }

    @Test
    void a_did_is_made_from_the_address_that_serves_it() {
        assertThat(Did.under(URI.create("http://127.0.0.1:19000"), List.of("partners", "irisa")))
                .hasToString("did:web:127.0.0.1%3A19000:partners:irisa");
        assertThat(Did.under(URI.create("https://registre.example"), List.of()))
                .hasToString("did:web:registre.example");
        assertThatThrownBy(() -> Did.under(URI.create("https://registre.example"), List.of("..")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
