package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import org.ecluse.launcher.cli.session.Session;

/** How answers of the API are read for tables. */
final class Rows {
    private Rows() {}

    /** The rows of an answer: the answer itself when it is an array, else the array of that name in it. */
    static Iterable<JsonNode> of(JsonNode answer, String name) {
        return answer.isArray() ? answer : answer.path(name);
    }

    /** A text that may be given in French and English. */
    static String inLanguage(JsonNode text, Session session) {
        if (text.isObject()) {
            String asked = text.path(session.texts().language()).asText("");
            return asked.isEmpty() ? text.path("fr").asText(text.path("en").asText()) : asked;
        }
        return text.asText("");
    }
}
