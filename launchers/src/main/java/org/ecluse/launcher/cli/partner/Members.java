package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The members of a JSON object that the person asked for; an option that was not typed gives no member. */
final class Members {
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    Members text(String name, String typed) {
        if (typed != null) {
            object.put(name, typed);
        }
        return this;
    }

    Members count(String name, Integer typed) {
        if (typed != null) {
            object.put(name, typed);
        }
        return this;
    }

    /** A decimal as text, so that no reader takes it for a floating-point number. */
    Members decimal(String name, BigDecimal typed) {
        return text(name, typed == null ? null : typed.toPlainString());
    }

    Members list(String name, List<String> typed) {
        if (!typed.isEmpty()) {
            ArrayNode array = object.putArray(name);
            typed.forEach(array::add);
        }
        return this;
    }

    Members map(String name, Map<String, String> typed) {
        if (!typed.isEmpty()) {
            ObjectNode inner = object.putObject(name);
            typed.forEach(inner::put);
        }
        return this;
    }

    /** A wording in both languages; the French one serves for both where no English one was typed. */
    Members wording(String name, String french, String english) {
        object.putObject(name).put("fr", french).put("en", english == null ? french : english);
        return this;
    }

    Members member(String name, JsonNode value) {
        object.set(name, value);
        return this;
    }

    ObjectNode object() {
        return object;
    }
}
