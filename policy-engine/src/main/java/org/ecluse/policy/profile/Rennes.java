package org.ecluse.policy.profile;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.Operand.Settled;

/** The ODRL profile of the territory of Rennes: its terms, and which of ODRL's own it evaluates. */
public final class Rennes {
    /** Namespace, prefix {@code rennes:}, and the IRI that a policy declares in {@code odrl:profile}. */
    public static final String NS = "https://w3id.org/ecluse/rennes#";

    public static final String PREFIX = "rennes";
    public static final String DPV = "https://w3id.org/dpv#";

    /** Left operand: {@link #RESEARCHER} where a {@code ResearcherCredential} says so. */
    public static final String ACCREDITATION = NS + "accreditation";

    /** Left operand: the IRI of a registered study that the asker is a member of. */
    public static final String STUDY = NS + "study";

    /** Left operand: {@link #ACTIVE} for a participant in good standing. */
    public static final String MEMBERSHIP = NS + "membership";

    /** Left operand: the asker's roles. */
    public static final String ROLE = NS + "role";

    public static final String RESEARCHER = "researcher";
    public static final String ACTIVE = "active";

    /** Class of every study that the registry lists; {@code study isA RegisteredStudy} means any of them. */
    public static final String REGISTERED_STUDY = NS + "RegisteredStudy";

    /** During duty: only groups that meet the thresholds come through, the rest moves up the {@link #LEVELS}. */
    public static final String AGGREGATE = NS + "aggregate";

    public static final String DELIVERY_POINTS = NS + "deliveryPoints";
    public static final String ENERGY_MWH = NS + "energyMwh";
    public static final String LEVELS = NS + "levels";

    /** During duty: the values of the {@link #COLUMN}s are replaced by pseudonyms of this contract. */
    public static final String PSEUDONYMISE = NS + "pseudonymise";

    public static final String COLUMN = NS + "column";

    /** After duty: results are published. */
    public static final String PUBLISH_RESULTS = NS + "publishResults";

    /** Prohibited action: finding out who a record is about. */
    public static final String REIDENTIFY = NS + "reidentify";

    /** Parameters of {@code odrl:compensate}, beside {@code odrl:payAmount}. */
    public static final String CURRENCY = NS + "currency";

    public static final String PAYEE = NS + "payee";
    public static final String PERIOD = NS + "period";

    /** Parameters of {@code odrl:attribute}: the words to show, and the IRI or name of the licence. */
    public static final String ATTRIBUTION = NS + "attribution";

    public static final String LICENCE = NS + "licence";

    /** What the connectors of Rennes evaluate: {@link RennesTerms} and, of ODRL's own terms, those that they have facts for. */
    public static final Profile PROFILE = new Profile(
                    Set.of(NS, Odrl.NS, Odrl.NS + "core", "http://www.w3.org/ns/odrl/2"), odrlOperands(), odrlActions())
            .withSuccessors(OdrlActions.successors())
            .with(RennesTerms.profile());

    private Rennes() {}

    private static List<Operand> odrlOperands() {
        return List.of(
                new Operand(
                        Odrl.DATE_TIME,
                        OperandType.INSTANT,
                        Operators.MEASURING,
                        Taxonomy.FLAT,
                        Settled.AT_NEGOTIATION),
                new Operand(
                        Odrl.PURPOSE,
                        OperandType.TERM,
                        Operators.CONTAINING,
                        Purposes.bundled(),
                        Settled.AT_NEGOTIATION),
                new Operand(
                        Odrl.SPATIAL, OperandType.TERM, Operators.CONTAINING, Taxonomy.NAMES, Settled.AT_NEGOTIATION),
                new Operand(Odrl.PAY_AMOUNT, OperandType.NUMBER, Operators.MEASURING, Taxonomy.FLAT, Settled.AT_USE),
                new Operand(Odrl.COUNT, OperandType.NUMBER, Operators.MEASURING, Taxonomy.FLAT, Settled.AT_USE),
                new Operand(Odrl.UNIT_OF_COUNT, OperandType.TERM, Operators.NAMING, Taxonomy.FLAT, Settled.AT_USE),
                deadline(RennesTerms.ELAPSED_TIME),
                deadline(RennesTerms.DELAY_PERIOD));
    }

    private static Operand deadline(String iri) {
        return new Operand(
                iri,
                OperandType.DURATION,
                EnumSet.of(Operator.EQ, Operator.LT, Operator.LTEQ),
                Taxonomy.FLAT,
                Settled.NEVER);
    }

    /** All that ODRL can allow or forbid; which of it can be a duty is said by {@link RennesTerms}. */
    private static List<KnownAction> odrlActions() {
        return OdrlActions.all(Set.of()).stream()
                .map(action -> new KnownAction(action.iri(), action.includedIn(), DutyMode.NEVER, Set.of()))
                .toList();
    }
}
