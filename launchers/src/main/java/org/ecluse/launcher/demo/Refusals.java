package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** How a refusal is read from what the API said. */
final class Refusals {
    private Refusals() {}

    /** The stable code; of a negotiation that ended, its problem's. */
    static String code(JsonNode answer) {
        JsonNode problem = answer.has("problem") ? answer.path("problem") : answer;
        return problem.path("code").asText("");
    }

    /** The explanation in one language, its sentences put together. */
    static String explanation(JsonNode answer, String language) {
        JsonNode problem = answer.has("problem") ? answer.path("problem") : answer;
        JsonNode explained = problem.path("explanation").path(language);
        if (!explained.isArray()) {
            return explained.asText("");
        }
        StringBuilder sentences = new StringBuilder();
        explained.forEach(sentence -> sentences.append(sentence.asText()).append(' '));
        return sentences.toString().strip();
    }
}
