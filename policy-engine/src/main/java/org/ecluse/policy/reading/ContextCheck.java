package org.ecluse.policy.reading;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecluse.policy.Problem;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * Looks through a document for what JSON-LD would fetch, or would drop in silence: foreign contexts, terms that are
 * mapped to nothing, nulls, members that look like keywords and are none. Each is refused, since a condition that is
 * dropped is a permission that is widened.
 */
final class ContextCheck {
    private static final String CONTEXT = "@context";
    private static final Set<String> KEYWORDS = Set.of(
            CONTEXT,
            "@id",
            "@type",
            "@value",
            "@language",
            "@direction",
            "@list",
            "@set",
            "@graph",
            "@index",
            "@reverse",
            "@included",
            "@nest");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}");

    private final ReadingLimits limits;
    private int terms;

    ContextCheck(ReadingLimits limits) {
        this.limits = limits;
    }

    void document(JsonValue value, String at) throws Unreadable {
        switch (value.getValueType()) {
            case OBJECT -> node(value.asJsonObject(), at);
            case ARRAY -> {
                int index = 0;
                for (var item : value.asJsonArray()) {
                    document(item, at + "/" + index++);
                }
            }
            case NULL -> throw nothing(at, "a member is `null`");
            default -> {}
        }
    }

    private void node(JsonObject node, String at) throws Unreadable {
        for (var member : node.entrySet()) {
            var place = Places.step(at, member.getKey());
            if (member.getKey().equals(CONTEXT)) {
                context(member.getValue(), place);
                continue;
            }
            if (member.getKey().startsWith("@") && !KEYWORDS.contains(member.getKey())) {
                throw new Unreadable(
                        "policy.json-ld.keyword",
                        at,
                        "member " + Problem.quote(member.getKey()) + " looks like a keyword of JSON-LD and is none",
                        "use one of JSON-LD's keywords, or a name without `@`");
            }
            language(member.getKey(), member.getValue(), at);
            document(member.getValue(), place);
        }
    }

    private void context(JsonValue context, String at) throws Unreadable {
        switch (context.getValueType()) {
            case STRING -> known(((JsonString) context).getString(), at);
            case ARRAY -> {
                for (var part : context.asJsonArray()) {
                    context(part, at);
                }
            }
            case OBJECT -> definitions(context.asJsonObject(), at);
            default -> throw nothing(at, "a context is " + context.getValueType());
        }
    }

    private void definitions(JsonObject context, String at) throws Unreadable {
        for (var definition : context.entrySet()) {
            limits.check(Limit.CONTEXT_TERMS, ++terms, at);
            var name = definition.getKey();
            var value = definition.getValue();
            language(name, value, at);
            if (value == JsonValue.NULL) {
                throw nothing(at, "term " + Problem.quote(name) + " is mapped to `null`");
            }
            if (name.equals("@import")) {
                context(value, at);
            } else if (value.getValueType() == JsonValue.ValueType.OBJECT) {
                term(value.asJsonObject(), name, at);
            }
        }
    }

    private void term(JsonObject definition, String name, String at) throws Unreadable {
        if (definition.containsKey("@language")) {
            language("@language", definition.get("@language"), at);
        }
        if (definition.get("@id") == JsonValue.NULL) {
            throw nothing(at, "term " + Problem.quote(name) + " is mapped to `null`");
        }
        if (definition.containsKey(CONTEXT)) {
            context(definition.get(CONTEXT), Places.step(at, name));
        }
    }

    private static void language(String member, JsonValue value, String at) throws Unreadable {
        if (member.equals("@language")
                && value instanceof JsonString tag
                && !LANGUAGE.matcher(tag.getString()).matches()) {
            throw new Unreadable(
                    "policy.json-ld.language",
                    at,
                    "language " + Problem.quote(tag.getString()) + " is no language tag",
                    "write one as in BCP 47, such as `fr` or `en-GB`");
        }
    }

    private static void known(String iri, String at) throws Unreadable {
        if (!BundledContexts.LOADER.has(iri)) {
            throw foreign(iri, at);
        }
    }

    static Unreadable foreign(String iri, String at) {
        return new Unreadable(
                "policy.context.foreign",
                at,
                "context " + Problem.quote(iri) + " is not inside this connector, and nothing is ever fetched",
                "use one of " + BundledContexts.LOADER.iris() + ", or write the terms into the document");
    }

    private static Unreadable nothing(String at, String what) {
        return new Unreadable(
                "policy.json-ld.null",
                at,
                what + ", which JSON-LD would drop in silence",
                "leave it out, or say what it means");
    }
}
