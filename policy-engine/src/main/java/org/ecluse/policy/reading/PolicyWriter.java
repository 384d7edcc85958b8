package org.ecluse.policy.reading;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
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

    private PolicyWriter() {}

    /** All of it, compact, under the W3C ODRL context and prefixes of our own. */
    public static JsonObject full(Policy policy) {
        return compact(expanded(policy), FULL_CONTEXT);
    }

    /** All of it, as expanded JSON-LD: one node, full IRIs, no context. */
    public static JsonObject expanded(Policy policy) {
        return new ExpandedWriter().policy(policy);
    }

    /**
     * All of it, in the one way there is to write it: {@link #expanded} in UTF-8, members sorted, no white space. Two
     * policies are equal exactly when these bytes are, so their digest names the policy in caches and signatures.
     */
    public static byte[] canonical(Policy policy) {
        return canonicalText(policy).getBytes(StandardCharsets.UTF_8);
    }

    static String canonicalText(Policy policy) {
        return CanonicalText.of(expanded(policy));
    }

    /**
     * All of it in the shape of DSP 2025-1's contract schema, under the context of DSP's ODRL profile: every action is a
     * plain name; the refinements of an action travel as constraints of its rule; right operands are strings, several as
     * the text of a JSON array. What does not fit into that goes along as one obligation that holds the canonical text of
     * the policy. {@link PolicyReader} gives all of it back, or refuses it by name when somebody has changed it.
     */
    public static JsonObject wire(Policy policy) {
        var closed = WireForm.closed(policy, Rennes.PROFILE);
        // A name such as `xsd:x` that is an IRI of its own cannot be written under the context; expanded is as true.
        return DspWriter.document(closed).orElseGet(() -> expanded(closed));
    }

    /** The same as expanded JSON-LD: one node, full IRIs, no context. */
    public static JsonObject wireExpanded(Policy policy) {
        return expanded(WireForm.closed(policy, Rennes.PROFILE));
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
