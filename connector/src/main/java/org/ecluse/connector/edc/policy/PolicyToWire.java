package org.ecluse.connector.edc.policy;

import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.transform.spi.TransformerContext;
import org.eclipse.edc.transform.spi.TypeTransformer;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.policy.reading.Reading;

/** Writes a policy as expanded JSON-LD in the wire form of DSP 2025-1. Takes the place of the shell's own writer. */
final class PolicyToWire implements TypeTransformer<Policy, JsonObject> {
    private static final int CACHED_MAX = 2_000;
    /** Looked up once: the static methods of the JSON API search the class path at every call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private final PolicyBridge bridge;

    private final Map<Object, JsonObject> expandedTerms = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, JsonObject> eldest) {
            return size() > CACHED_MAX;
        }
    };

    PolicyToWire(PolicyBridge bridge) {
        this.bridge = bridge;
    }

    @Override
    public Class<Policy> getInputType() {
        return Policy.class;
    }

    @Override
    public Class<JsonObject> getOutputType() {
        return JsonObject.class;
    }

    @Override
    public JsonObject transform(Policy policy, TransformerContext context) {
        var terms = terms(policy, context);
        var out = JSON.createObjectBuilder(terms)
                .add("@id", UUID.randomUUID().toString())
                .add("@type", JSON.createArrayBuilder().add(typeOf(policy)));
        put(out, Odrl.NS + "target", policy.getTarget());
        put(out, Odrl.ASSIGNER, policy.getAssigner());
        put(out, Odrl.ASSIGNEE, policy.getAssignee());
        return out.build();
    }

    private JsonObject terms(Policy policy, TransformerContext context) {
        var key = policy.getExtensibleProperties().get(PolicyBridge.TERMS);
        synchronized (expandedTerms) {
            var known = expandedTerms.get(key);
            if (known != null) {
                return known;
            }
        }
        var bare = Policy.Builder.newInstance()
                .extensibleProperties(policy.getExtensibleProperties())
                .build();
        if (!(bridge.toOurs(bare) instanceof Reading.Read read)) {
            context.reportProblem("policy.not-carriable");
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        var expanded = PolicyWriter.wireExpanded(read.policy());
        synchronized (expandedTerms) {
            expandedTerms.put(key, expanded);
        }
        return expanded;
    }

    private static String typeOf(Policy policy) {
        return Odrl.NS
                + switch (policy.getType()) {
                    case SET -> "Set";
                    case OFFER -> "Offer";
                    case CONTRACT -> "Agreement";
                };
    }

    private static void put(jakarta.json.JsonObjectBuilder out, String member, String id) {
        if (id != null) {
            out.add(
                    member,
                    JSON.createArrayBuilder().add(JSON.createObjectBuilder().add("@id", id)));
        }
    }
}
