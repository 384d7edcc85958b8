package org.ecluse.policy.reading;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;

/** Writes a policy as JSON-LD. Members and arrays have a fixed order: equal policies give equal documents. */
public final class PolicyWriter {
    private static final JsonObject FULL_CONTEXT = StrictJson.JSON
            .createObjectBuilder()
            .add(
                    "@context",
                    StrictJson.JSON
                            .createArrayBuilder()
                            .add(BundledContexts.ODRL)
                            .add(StrictJson.JSON
                                    .createObjectBuilder()
                                    .add(Rennes.PREFIX, Rennes.NS)
                                    .add("dpv", Rennes.DPV)))
            .build();
    private static final JsonObject WIRE_CONTEXT = StrictJson.JSON
            .createObjectBuilder()
            .add(
                    "@context",
                    StrictJson.JSON
                            .createObjectBuilder()
                            .add("odrl", Odrl.NS)
                            .add(Rennes.PREFIX, Rennes.NS)
                            .add("xsd", Odrl.XSD))
            .build();

    private PolicyWriter() {}

    /** All of it, compact, under the W3C ODRL context and prefixes of our own. */
    public static JsonObject full(Policy policy) {
        return compact(expanded(policy), FULL_CONTEXT);
    }

    /** All of it, as expanded JSON-LD: one node, full IRIs, no context. */
    public static JsonObject expanded(Policy policy) {
        return new ExpandedWriter(ExpandedWriter.Form.FULL).policy(policy);
    }

    /**
     * All of it, in the one way there is to write it: {@link #expanded} in UTF-8, members sorted, no white space. Two
     * policies are equal exactly when these bytes are, so their digest names the policy in caches and signatures.
     */
    public static byte[] canonical(Policy policy) {
        return CanonicalText.of(expanded(policy)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What DSP 2025-1's schema and other connectors can carry: every action is a plain name; the refinements of an
     * action travel as constraints of its rule; right operands are strings, several as the text of a JSON array. The
     * reader restores all of that for the terms of its profile. Self-contained: prefixes are in the document. Units,
     * data types, {@code andSequence} and rules' own targets and parties are written too, but others may drop them.
     */
    public static JsonObject wire(Policy policy) {
        return compact(new ExpandedWriter(ExpandedWriter.Form.WIRE).policy(policy), WIRE_CONTEXT);
    }

    private static JsonObject compact(JsonObject expanded, JsonObject context) {
        var options = new JsonLdOptions();
        options.setDocumentLoader(BundledContexts.LOADER);
        options.setOrdered(true);
        try {
            return JsonLd.compact(JsonDocument.of(expanded), JsonDocument.of(context))
                    .options(options)
                    .get();
        } catch (JsonLdError ambiguous) {
            // A name such as `dpv:x` that is not in the prefix's vocabulary cannot be compacted; expanded is as true.
            return expanded;
        }
    }
}
