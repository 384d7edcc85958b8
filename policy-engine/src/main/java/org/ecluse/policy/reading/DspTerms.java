package org.ecluse.policy.reading;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.model.Odrl;

/** What names mean under the JSON-LD context of DSP 2025-1, read from the bundled context itself. */
final class DspTerms {
    /** Of a whole DSP message. */
    static final String CONTEXT = "https://w3id.org/dspace/2025/1/context.jsonld";
    /** Of a policy that stands alone: the part of DSP's context that is about policies. */
    static final String PROFILE_CONTEXT = "https://w3id.org/dspace/2025/1/odrl-profile.jsonld";

    private static final int BARE_WORD_MAX = 64;
    private static final Map<String, String> PREFIXES = new HashMap<>();
    private static final Map<String, String> TERMS = new HashMap<>();

    static {
        var context = BundledContexts.LOADER.definitions(CONTEXT);
        context.forEach((name, value) -> {
            if (value instanceof JsonString iri && iri.getString().contains("//")) {
                PREFIXES.put(name, iri.getString());
            }
        });
        context.keySet().forEach(name -> {
            if (!PREFIXES.containsKey(name)) {
                TERMS.put(name, iriOf(context, name));
            }
        });
    }

    private DspTerms() {}

    private static String iriOf(JsonObject context, String name) {
        var value = context.get(name);
        var iri = value instanceof JsonString text
                ? text.getString()
                : value.asJsonObject().getString(Node.ID);
        int colon = iri.indexOf(':');
        return PREFIXES.get(iri.substring(0, colon)) + iri.substring(colon + 1);
    }

    /** The full IRI of a name that stands where a term may stand; null when it is not certain. */
    static String term(String name) {
        var iri = TERMS.get(name);
        if (iri != null) {
            return iri;
        }
        return isBareWord(name) && !PREFIXES.containsKey(name) ? name : name(name);
    }

    /** The full IRI of a name that stands where only an IRI may stand; null when it is not certain. */
    static String name(String name) {
        if (!Iris.isPlain(name)) {
            return null;
        }
        int colon = name.indexOf(':');
        var prefix = name.substring(0, colon);
        if (name.startsWith("//", colon + 1) || !PREFIXES.containsKey(prefix)) {
            return name;
        }
        // Only one of its prefixes has a meaning in a policy that stands alone.
        return prefix.equals("odrl") ? Odrl.NS + name.substring(colon + 1) : null;
    }

    private static boolean isBareWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= BARE_WORD_MAX;
    }

    /** How to write an IRI where a term may stand; empty when it would be read as another. */
    static Optional<String> writtenTerm(String iri) {
        var local = iri.startsWith(Odrl.NS) ? iri.substring(Odrl.NS.length()) : "";
        if (iri.equals(TERMS.get(local))) {
            return Optional.of(local);
        }
        return TERMS.containsKey(iri) || PREFIXES.containsKey(iri) ? Optional.empty() : writtenName(iri);
    }

    /** How to write an IRI where only an IRI may stand; empty when it would be read as another. */
    static Optional<String> writtenName(String iri) {
        if (iri.startsWith(Odrl.NS) && iri.length() > Odrl.NS.length()) {
            return Optional.of("odrl:" + iri.substring(Odrl.NS.length()));
        }
        int colon = iri.indexOf(':');
        boolean prefixed =
                colon >= 0 && PREFIXES.containsKey(iri.substring(0, colon)) && !iri.startsWith("//", colon + 1);
        return prefixed ? Optional.empty() : Optional.of(iri);
    }
}
