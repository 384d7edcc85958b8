package org.ecluse.registry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialRequestMessageTest {
    private static Verdict<CredentialRequestMessage> read(String json) {
        return Bodies.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                .then(CredentialRequestMessage::read);
    }

    @Test
    void the_compact_form_is_read() {
        String json = "{\"@context\":[\"https://w3id.org/dspace-dcp/v1.0/dcp.jsonld\"],"
                + "\"type\":\"CredentialRequestMessage\",\"holderPid\":\"p\",\"credentials\":[{\"id\":\"a\"},{\"id\":\"b\"}]}";

        CredentialRequestMessage message = read(json).toOptional().orElseThrow();

        assertThat(message.holderPid()).isEqualTo("p");
        assertThat(message.objectIds()).containsExactly("a", "b");
    }

    @Test
    void the_expanded_form_that_some_holders_send_is_read_too() {
        String json = "{\"@type\":\"https://w3id.org/dspace-dcp/v1.0/CredentialRequestMessage\","
                + "\"https://w3id.org/dspace-dcp/v1.0/credentials\":"
                + "[{\"@type\":\"@json\",\"@value\":[{\"id\":\"a\"}]}],"
                + "\"https://w3id.org/dspace-dcp/v1.0/holderPid\":{\"@id\":\"p\"}}";

        CredentialRequestMessage message = read(json).toOptional().orElseThrow();

        assertThat(message.holderPid()).isEqualTo("p");
        assertThat(message.objectIds()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"CredentialRequestMessage\",\"credentials\":[{\"id\":\"a\"}]}",
                "{\"type\":\"CredentialRequestMessage\",\"holderPid\":\"p\"}",
                "{\"type\":\"CredentialMessage\",\"holderPid\":\"p\",\"credentials\":[{\"id\":\"a\"}]}",
                "{\"holderPid\":\"p\",\"credentials\":[{\"id\":\"a\"}]}",
                "{\"type\":\"CredentialRequestMessage\",\"holderPid\":5,\"credentials\":[{\"id\":\"a\"}]}",
                "{\"type\":\"CredentialRequestMessage\",\"holderPid\":\"p\",\"credentials\":{\"id\":\"a\"}}",
                "{\"type\":\"CredentialRequestMessage\",\"holderPid\":\"p\",\"credentials\":[\"a\"]}",
                "{\"type\":\"CredentialRequestMessage\",\"holderPid\":\"p\",\"credentials\":[{\"id\":1}]}"
            })
    void another_message_is_refused(String json) {
        assertThat(read(json).reason()).map(Refusal::code).hasValue("issuance.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{\"a\":1", "nonsense"})
    void what_is_no_object_is_refused(String json) {
        assertThat(read(json).reason()).map(Refusal::code).hasValue("body.malformed");
    }

    @Test
    void a_body_one_byte_too_long_is_refused() {
        String fits = "{\"a\":\"" + "x".repeat(Bodies.BYTES_MAX - 8) + "\"}";

        assertThat(read(fits).reason()).map(Refusal::code).hasValue("issuance.malformed");
        assertThat(read(fits + " ").reason()).map(Refusal::code).hasValue("body.too-large");
    }
}
