package org.ecluse.launcher.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a door said.
 *
 * @param status HTTP status
 * @param body its JSON; a missing node when there was none
 */
public record Answer(int status, JsonNode body) {
    static Answer empty(int status) {
        return new Answer(status, MissingNode.getInstance());
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The refusal's stable code, or {@code http.STATUS} where the door gave none. */
    public String code() {
        return body.path("code").asText("http." + status);
    }

    /** The refusal in the reader's language: the explanation written for people where there is one, else its cause. */
    public String sentence(String language) {
        JsonNode explained = body.path("explanation").path(language);
        if (explained.isTextual() && !explained.asText().isBlank()) {
            return explained.asText();
        }
        return body.path("cause").asText(body.path("detail").asText("HTTP " + status));
    }

    /** What would put it right; may be empty. */
    public String cure() {
        return body.path("cure").asText("");
    }
}
