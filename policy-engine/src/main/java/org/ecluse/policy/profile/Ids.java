package org.ecluse.policy.profile;

import static org.ecluse.policy.profile.Operand.Settled.AT_NEGOTIATION;
import static org.ecluse.policy.profile.Operand.Settled.AT_USE;
import static org.ecluse.policy.profile.Operand.Settled.NEVER;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.Operand.Settled;

/**
 * The terms that connectors of the International Data Spaces write into their policies, on the ground of all of ODRL. For
 * the usage-control classes of IDSA; a connector of Rennes does not offer them, but can be asked to read them.
 */
public final class Ids {
    /** Namespace of classes and properties, prefix {@code ids:}. */
    public static final String NS = "https://w3id.org/idsa/core/";

    /** Namespace of codes, prefix {@code idsc:}. */
    public static final String CODE = "https://w3id.org/idsa/code/";

    /** Left operand: the connector that uses the data; an IRI. */
    public static final String CONNECTOR = CODE + "CONNECTOR";

    /** Left operand: the data app that uses the data; an IRI. */
    public static final String APPLICATION = CODE + "APPLICATION";

    /** Left operand: the security profile that the connector is certified for. */
    public static final String SECURITY_LEVEL = CODE + "SECURITY_LEVEL";

    /** Left operand: the user's roles. */
    public static final String ROLE = CODE + "ROLE";

    /** Left operand: states that the environment is in, such as {@code emergency}. */
    public static final String STATE = CODE + "state";

    /** Left operand: the function that a query computes, such as {@code SUM}. */
    public static final String QUERY = CODE + "QUERY";

    /** Left operand about an asset: what was done to it, such as {@code idsc:anonymized}. */
    public static final String ARTIFACT_STATE = NS + "artifact_state";

    /** Left operand about an asset: the concepts that it is classified under. */
    public static final String CONCEPT = "http://www.w3.org/2004/02/skos/core#concept";

    /** Left operand about a party: its roles. */
    public static final String HAS_ROLE = "http://www.w3.org/2006/vcard/ns#hasRole";

    /** Left operand about a party: where it is; an IRI. */
    public static final String HAS_GEO = "http://www.w3.org/2006/vcard/ns#hasGeo";

    /** Left operand, and member of a payment: how often it is made, such as {@code freq:annual}. */
    public static final String FREQUENCY = "http://purl.org/dc/terms/frequency";

    /** Action, a kind of reading: to compute on data of several parties without any of them being seen. */
    public static final String MPC = CODE + "MPC";

    public static final String REPLACE = CODE + "REPLACE";
    public static final String LOG = CODE + "log";

    private static final String READ = Odrl.NS + "read";
    private static final String INFORM = Odrl.NS + "inform";
    private static final Set<Operator> EXACTLY = EnumSet.of(Operator.EQ);

    /** What an IDS connector with facts for it can evaluate. */
    public static final Profile PROFILE = OdrlCore.PROFILE
            .with(new Profile(Set.of(NS, CODE), operands(), actions()))
            .withSuccessors(successors())
            // Where a connector may look a fact up is its own affair; it does not change what the fact must be.
            .withRemarks(Set.of(NS + "pipEndpoint", "@type"))
            .withManners(Set.of(FREQUENCY, Odrl.NS + "hasPolicy"))
            .withConditions(Set.of(FREQUENCY))
            .withDefaultDutyMode(OdrlCore.PROFILE.defaultDutyMode());

    private Ids() {}

    private static List<Operand> operands() {
        var codes = new Codes("idsc:", CODE);
        return List.of(
                name(CONNECTOR, AT_NEGOTIATION).with(Taxonomy.FLAT).assertedBy(Asserter.REGISTRY),
                name(SECURITY_LEVEL, AT_NEGOTIATION).with(codes).assertedBy(Asserter.REGISTRY),
                name(APPLICATION, AT_USE).with(Taxonomy.FLAT),
                name(ROLE, AT_USE).with(codes),
                name(STATE, AT_USE).with(codes),
                name(QUERY, AT_USE).with(codes),
                name(ARTIFACT_STATE, AT_USE).with(codes),
                name(CONCEPT, AT_USE).with(Taxonomy.FLAT),
                name(HAS_ROLE, AT_NEGOTIATION).with(Taxonomy.FLAT),
                name(HAS_GEO, AT_NEGOTIATION),
                name(FREQUENCY, AT_USE).with(Taxonomy.FLAT),
                parameter("JSON_PATH", OperandType.TEXT),
                parameter("REPLACE_WITH", OperandType.TEXT),
                parameter("LOG_LEVEL", OperandType.TERM),
                parameter("NOTIFICATION_LEVEL", OperandType.TERM),
                parameter("MPC_FUNCTION", OperandType.TERM));
    }

    private static Operand name(String iri, Settled settled) {
        return new Operand(iri, OperandType.TERM, Operators.CONTAINING, Taxonomy.NAMES, settled);
    }

    private static Operand parameter(String code, OperandType type) {
        return new Operand(CODE + code, type, EXACTLY, Taxonomy.FLAT, NEVER);
    }

    private static List<KnownAction> actions() {
        return List.of(
                duty(REPLACE, Optional.of(Odrl.USE), DutyMode.BEFORE, "JSON_PATH", "REPLACE_WITH"),
                duty(LOG, Optional.of(Odrl.USE), DutyMode.ONGOING, "LOG_LEVEL"),
                duty(MPC, Optional.of(READ), DutyMode.BEFORE, "MPC_FUNCTION"),
                duty(INFORM, Optional.of(Odrl.USE), DutyMode.AFTER, "NOTIFICATION_LEVEL"));
    }

    private static KnownAction duty(String iri, Optional<String> includedIn, DutyMode mode, String... parameters) {
        var refinements = new HashSet<>(OdrlCore.PROFILE.operandIris());
        for (var parameter : parameters) {
            refinements.add(CODE + parameter);
        }
        return new KnownAction(iri, includedIn, Set.of(), Optional.of(mode), Set.of(), refinements);
    }

    /** The codes that IDS had before it took ODRL's own terms. */
    private static Map<String, String> successors() {
        return Map.ofEntries(
                Map.entry(CODE + "USE", Odrl.USE),
                Map.entry(CODE + "READ", READ),
                Map.entry(CODE + "MODIFY", Odrl.NS + "modify"),
                Map.entry(CODE + "DISTRIBUTE", Odrl.DISTRIBUTE),
                Map.entry(CODE + "DELETE", Odrl.DELETE),
                Map.entry(CODE + "ANONYMIZE", Odrl.NS + "anonymize"),
                Map.entry(CODE + "COMPENSATE", Odrl.COMPENSATE),
                Map.entry(CODE + "NOTIFY", INFORM),
                Map.entry(CODE + "LOG", LOG),
                Map.entry(CODE + "NEXT_POLICY", Odrl.NS + "nextPolicy"),
                Map.entry(CODE + "GRANT_USE", Odrl.NS + "grantUse"),
                Map.entry(CODE + "COUNT", Odrl.COUNT),
                Map.entry(CODE + "PURPOSE", Odrl.PURPOSE),
                Map.entry(CODE + "EVENT", Odrl.NS + "event"),
                Map.entry(CODE + "ELAPSED_TIME", Odrl.NS + "elapsedTime"),
                Map.entry(CODE + "PAY_AMOUNT", Odrl.PAY_AMOUNT),
                Map.entry(CODE + "RECIPIENT", Odrl.NS + "recipient"),
                Map.entry(CODE + "SYSTEM", Odrl.NS + "systemDevice"),
                Map.entry(CODE + "SYSTEM_DEVICE", Odrl.NS + "systemDevice"),
                Map.entry(CODE + "STATE", STATE),
                Map.entry(CODE + "ARTIFACT_STATE", ARTIFACT_STATE));
    }
}
