package org.ecluse.policy.reading;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.Map;
import org.ecluse.policy.model.Odrl;

/** What names mean under the JSON-LD context of DSP 2025-1, read from the bundled context itself. */
final class DspTerms {
    static final String CONTEXT = "https://w3id.org/dspace/2025/1/context.jsonld";
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
        var prefix = name.startsWith("//", colon + 1) ? null : PREFIXES.get(name.substring(0, colon));
        return prefix == null ? name : prefix + name.substring(colon + 1);
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

    /** The shortest way to write an IRI of ODRL's that {@link #term} reads as it was. */
    static String written(String iri) {
        if (!iri.startsWith(Odrl.NS)) {
            return iri;
        }
        var local = iri.substring(Odrl.NS.length());
        return iri.equals(TERMS.get(local)) ? local : "odrl:" + local;
    }
}
