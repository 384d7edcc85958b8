package org.ecluse.policy.profile;

import static org.ecluse.policy.model.Operator.EQ;
import static org.ecluse.policy.model.Operator.GT;
import static org.ecluse.policy.model.Operator.GTEQ;
import static org.ecluse.policy.model.Operator.HAS_PART;
import static org.ecluse.policy.model.Operator.IS_A;
import static org.ecluse.policy.model.Operator.IS_ALL_OF;
import static org.ecluse.policy.model.Operator.IS_ANY_OF;
import static org.ecluse.policy.model.Operator.IS_NONE_OF;
import static org.ecluse.policy.model.Operator.IS_PART_OF;
import static org.ecluse.policy.model.Operator.LT;
import static org.ecluse.policy.model.Operator.LTEQ;
import static org.ecluse.policy.model.Operator.NEQ;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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

    private static final String ELAPSED_TIME = Odrl.NS + "elapsedTime";
    private static final String DELAY_PERIOD = Odrl.NS + "delayPeriod";

    private static final Set<Operator> NAMING = EnumSet.of(EQ, NEQ, IS_A, IS_ANY_OF, IS_ALL_OF, IS_NONE_OF);
    private static final Set<Operator> CONTAINING =
            EnumSet.of(EQ, NEQ, IS_A, IS_ANY_OF, IS_ALL_OF, IS_NONE_OF, IS_PART_OF, HAS_PART);
    private static final Set<Operator> MEASURING = EnumSet.of(EQ, NEQ, LT, LTEQ, GT, GTEQ);
    private static final Set<Operator> LISTING = EnumSet.of(EQ, IS_ANY_OF, IS_ALL_OF);

    /** What the connectors of Rennes evaluate. */
    public static final Profile PROFILE =
            new Profile(Set.of(NS, Odrl.NS, Odrl.NS + "core", "http://www.w3.org/ns/odrl/2"), operands(), actions());

    private Rennes() {}

    private static List<Operand> operands() {
        return List.of(
                new Operand(Odrl.DATE_TIME, OperandType.INSTANT, MEASURING, Taxonomy.FLAT, Settled.AT_NEGOTIATION),
                new Operand(Odrl.PURPOSE, OperandType.TERM, CONTAINING, Purposes.bundled(), Settled.AT_NEGOTIATION),
                new Operand(Odrl.SPATIAL, OperandType.TERM, CONTAINING, Taxonomy.FLAT, Settled.AT_NEGOTIATION),
                new Operand(Odrl.PAY_AMOUNT, OperandType.NUMBER, MEASURING, Taxonomy.FLAT, Settled.AT_USE),
                new Operand(Odrl.COUNT, OperandType.NUMBER, MEASURING, Taxonomy.FLAT, Settled.AT_USE),
                new Operand(Odrl.UNIT_OF_COUNT, OperandType.TERM, NAMING, Taxonomy.FLAT, Settled.AT_USE),
                name(ACCREDITATION, Taxonomy.FLAT),
                name(STUDY, Taxonomy.allAre(REGISTERED_STUDY)),
                name(MEMBERSHIP, Taxonomy.FLAT),
                name(ROLE, Taxonomy.FLAT),
                parameter(DELIVERY_POINTS, OperandType.NUMBER, MEASURING),
                parameter(ENERGY_MWH, OperandType.NUMBER, MEASURING),
                parameter(LEVELS, OperandType.TERM, LISTING),
                parameter(COLUMN, OperandType.TEXT, LISTING),
                parameter(CURRENCY, OperandType.TERM, EnumSet.of(EQ)),
                parameter(PAYEE, OperandType.TEXT, EnumSet.of(EQ)),
                parameter(PERIOD, OperandType.DURATION, EnumSet.of(EQ)),
                parameter(ATTRIBUTION, OperandType.TEXT, EnumSet.of(EQ)),
                parameter(LICENCE, OperandType.TERM, EnumSet.of(EQ)),
                parameter(ELAPSED_TIME, OperandType.DURATION, EnumSet.of(EQ, LT, LTEQ)),
                parameter(DELAY_PERIOD, OperandType.DURATION, EnumSet.of(EQ, LT, LTEQ)));
    }

    private static Operand name(String iri, Taxonomy taxonomy) {
        return new Operand(iri, OperandType.TERM, NAMING, taxonomy, Settled.AT_NEGOTIATION);
    }

    private static Operand parameter(String iri, OperandType type, Set<Operator> operators) {
        return new Operand(iri, type, operators, Taxonomy.FLAT, Settled.NEVER);
    }

    private static List<KnownAction> actions() {
        var deadline = Set.of(Odrl.DATE_TIME, ELAPSED_TIME, DELAY_PERIOD);
        return List.of(
                new KnownAction(Odrl.USE, Optional.empty(), DutyMode.NEVER, Set.of()),
                new KnownAction(Odrl.TRANSFER, Optional.empty(), DutyMode.NEVER, Set.of()),
                use("read"),
                use("display"),
                use("present"),
                use("print"),
                use("execute"),
                use("derive"),
                use("extract"),
                use("index"),
                use("modify"),
                use("reproduce"),
                use("archive"),
                use("stream"),
                use("translate"),
                use("distribute"),
                use("commercialize"),
                new KnownAction(Odrl.NS + "sell", Optional.of(Odrl.TRANSFER), DutyMode.NEVER, Set.of()),
                new KnownAction(Odrl.NS + "give", Optional.of(Odrl.TRANSFER), DutyMode.NEVER, Set.of()),
                new KnownAction(REIDENTIFY, Optional.of(Odrl.USE), DutyMode.NEVER, Set.of()),
                duty(Odrl.COMPENSATE, DutyMode.BEFORE, Set.of(Odrl.PAY_AMOUNT, CURRENCY, PAYEE, PERIOD)),
                duty(AGGREGATE, DutyMode.DURING, Set.of(DELIVERY_POINTS, ENERGY_MWH, LEVELS)),
                duty(PSEUDONYMISE, DutyMode.DURING, Set.of(COLUMN)),
                duty(Odrl.ATTRIBUTE, DutyMode.DURING, Set.of(ATTRIBUTION, LICENCE)),
                duty(Odrl.DELETE, DutyMode.AFTER, deadline),
                duty(PUBLISH_RESULTS, DutyMode.AFTER, deadline));
    }

    private static KnownAction use(String term) {
        return new KnownAction(Odrl.NS + term, Optional.of(Odrl.USE), DutyMode.NEVER, Set.of());
    }

    private static KnownAction duty(String iri, DutyMode mode, Set<String> parameters) {
        return new KnownAction(iri, Optional.of(Odrl.USE), mode, parameters);
    }
}
