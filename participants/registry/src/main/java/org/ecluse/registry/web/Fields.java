package org.ecluse.registry.web;

import static org.ecluse.trust.Refusal.quote;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;

/**
 * The members of a JSON object, read one by one. What is missing, malformed or not known is remembered, and
 * {@link #then} goes on only when there is nothing of the kind.
 */
final class Fields {
    private final JsonObject object;
    private final Set<String> known = new HashSet<>();
    private final List<Refusal> problems = new ArrayList<>();

    Fields(JsonObject object) {
        this.object = object;
    }

    String text(String name) {
        return maybeText(name).orElseGet(() -> {
            problem(name, "is missing or not a text");
            return "";
        });
    }

    Optional<String> maybeText(String name) {
        known.add(name);
        JsonValue value = object.get(name);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString text) {
            return Optional.of(text.getString());
        }
        problem(name, "is not a text");
        return Optional.empty();
    }

    List<String> texts(String name) {
        known.add(name);
        JsonValue value = object.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        problem(name, "is not a list of texts");
        return List.of();
    }

    Map<String, String> textsByName(String name) {
        known.add(name);
        if (!(object.get(name) instanceof JsonObject members)) {
            problem(name, "is missing or not an object");
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            if (value instanceof JsonString text) {
                texts.put(key, text.getString());
            } else {
                problem(name + "." + key, "is not a text");
            }
        });
        return texts;
    }

    /** An object as text, such as a JWK. */
    String objectText(String name) {
        known.add(name);
        if (object.get(name) instanceof JsonObject members) {
            return members.toString();
        }
        problem(name, "is missing or not an object");
        return "";
    }

    /** An instant, or a date that means its first moment in UTC. */
    Instant from(String name) {
        return time(name, 0);
    }

    /** An instant, or a date whose whole day in UTC still counts. */
    Instant until(String name) {
        return time(name, 1);
    }

    private Instant time(String name, int daysAfterDate) {
        String text = text(name);
        try {
            return text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text)
                            .plusDays(daysAfterDate)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            problem(name, "is not a date or an instant in UTC");
            return Instant.EPOCH;
        }
    }

    private void problem(String name, String what) {
        problems.add(
                new Refusal("body.field-malformed", "member " + quote(name) + " " + what, "see the documentation"));
    }

    <T> Verdict<T> then(Supplier<Verdict<T>> next) {
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                return Verdict.refused(
                        "body.field-unknown", "member " + quote(name) + " is not known here", "use " + known);
            }
        }
        return problems.isEmpty() ? next.get() : Verdict.refused(problems.get(0));
    }
}
