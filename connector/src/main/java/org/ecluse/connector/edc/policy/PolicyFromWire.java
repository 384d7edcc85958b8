package org.ecluse.connector.edc.policy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.policy.model.PolicyType;
import org.eclipse.edc.transform.spi.TransformerContext;
import org.eclipse.edc.transform.spi.TypeTransformer;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.reading.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a policy from a message, as expanded JSON-LD. Takes the place of the shell's own reader, which drops what it has
 * no place for: here the whole message is refused instead, with the code to the peer and the cause to the operator's log.
 */
final class PolicyFromWire implements TypeTransformer<JsonObject, Policy> {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyFromWire.class);
    private static final String PROTOCOL_TERMS = "https://w3id.org/dspace/";

    private final PolicyBridge bridge;
    private final AskedTerms asked;

    PolicyFromWire(PolicyBridge bridge, AskedTerms asked) {
        this.bridge = bridge;
        this.asked = asked;
    }

    @Override
    public Class<JsonObject> getInputType() {
        return JsonObject.class;
    }

    @Override
    public Class<Policy> getOutputType() {
        return Policy.class;
    }

    // A null answer is the shell's contract for "problems were reported".
    @Override
    public Policy transform(JsonObject message, TransformerContext context) {
        var type = context.consumeData(Policy.class, "@type");
        var reading = PolicyBridge.read(policyOf(message, type));
        if (reading instanceof Reading.Refused refused) {
            return refuse(refused.problems(), context);
        }
        var carriage = bridge.toShell(((Reading.Read) reading).policy());
        if (carriage instanceof PolicyBridge.Carriage.Refused refused) {
            return refuse(refused.problems(), context);
        }
        var policy = carriage.orThrow();
        if (policy.getType() == PolicyType.CONTRACT && (policy.getAssigner() == null || policy.getAssignee() == null)) {
            return refuse(
                    List.of(new Problem(
                            "policy.agreement.parties",
                            "",
                            "an agreement without assigner or assignee binds nobody",
                            "the peer must name both parties in the agreement")),
                    context);
        }
        asked.read(policy);
        return policy;
    }

    /** What DSP adds to an agreement, such as its timestamp, is no part of the policy. */
    private static JsonObject policyOf(JsonObject message, Object type) {
        var policy = Json.createObjectBuilder();
        message.forEach((member, value) -> {
            if (!member.startsWith(PROTOCOL_TERMS)) {
                policy.add(member, value);
            }
        });
        // SPEC DSP 2025-1, offers inside an offer message may leave their type out: the message says it.
        if (type == PolicyType.OFFER) {
            policy.add("@type", Json.createArrayBuilder().add(Odrl.NS + "Offer"));
        }
        return policy.build();
    }

    private static Policy refuse(List<Problem> problems, TransformerContext context) {
        problems.forEach(problem -> {
            LOG.warn("policy refused: {}", problem);
            context.reportProblem(problem.code());
        });
        return null;
    }
}
