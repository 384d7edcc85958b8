package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** How a refusal is read from what the API said. */
final class Refusals {
    private Refusals() {}

    /** The stable code. */
    static String code(JsonNode answer) {
        return answer.path("code").asText("");
    }

    /** The explanation in one language, its sentences put together. */
    static String explanation(JsonNode answer, String language) {
        JsonNode explained = answer.path("explanation").path(language);
        if (!explained.isArray()) {
            return explained.asText("");
        }
        StringBuilder sentences = new StringBuilder();
        explained.forEach(sentence -> sentences.append(sentence.asText()).append(' '));
        return sentences.toString().strip();
    }
}
