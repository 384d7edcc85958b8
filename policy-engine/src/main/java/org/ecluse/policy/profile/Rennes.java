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

    /**
     * Left operand: the asker's roles. A role of its own is a word such as {@code producteur}; one that it only has in a
     * project is the project's IRI and the word, {@code urn:ecluse:project:inout#producteur}, which {@code isA} role
     * {@code producteur} and {@code isPartOf} the project.
     */
    public static final String ROLE = NS + "role";

    /** Left operand: {@link #GRANTED} once a person at the provider has said yes to this very request. */
    public static final String APPROVAL = NS + "approval";

    /** Left operand: {@link #IN_FORCE} while the person whom the data is about agrees to this use. */
    public static final String CONSENT = NS + "consent";

    /** Left operands: how often the contract was used in the minute, hour or day before, this use included. */
    public static final String USES_PER_MINUTE = NS + "usesPerMinute";

    public static final String USES_PER_HOUR = NS + "usesPerHour";
    public static final String USES_PER_DAY = NS + "usesPerDay";

    /** Left operand: how many of the {@link #UNITS} that were paid for in advance are left. */
    public static final String PREPAID_LEFT = NS + "prepaidLeft";

    /** Left operand: how many parties have signed the contract, by signatures that the connector has verified: 0 to 2. */
    public static final String SIGNATURES = NS + "signatures";

    public static final String GRANTED = "granted";
    public static final String IN_FORCE = "inForce";

    public static final String RESEARCHER = "researcher";
    public static final String ACTIVE = "active";

    /** Class of every study that the registry lists; {@code study isA RegisteredStudy} means any of them. */
    public static final String REGISTERED_STUDY = NS + "RegisteredStudy";

    /** During duty: only groups that meet the thresholds come through, the rest moves up the {@link #LEVELS}. */
    public static final String AGGREGATE = NS + "aggregate";

    public static final String DELIVERY_POINTS = NS + "deliveryPoints";
    public static final String ENERGY_MWH = NS + "energyMwh";
    public static final String LEVELS = NS + "levels";

    /** Parameter of {@link #AGGREGATE}: how many contribute to a group. */
    public static final String GROUP_SIZE = NS + "groupSize";

    /**
     * Parameter of {@link #AGGREGATE}: the share of a group's total, in per cent, that its largest contributors may have,
     * {@link #DOMINANT_CONTRIBUTORS} of them together, or one where that is not said.
     */
    public static final String DOMINANCE = NS + "dominance";

    public static final String DOMINANT_CONTRIBUTORS = NS + "dominantContributors";

    /** Parameter of {@link #AGGREGATE}: the shortest span of time that values are put together for. */
    public static final String GRANULARITY = NS + "granularity";

    /** Parameter of {@link #AGGREGATE}: how many different selections may be asked for, so that none can be subtracted. */
    public static final String QUERY_BUDGET = NS + "queryBudget";

    /**
     * During duty: only rows of people come through whose consent is in force at that moment; the {@link #COLUMN} says who
     * a row is about, {@code odrl:purpose} what the consent is for.
     */
    public static final String ONLY_CONSENTED = NS + "onlyConsented";

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

    /** Parameter of {@code odrl:compensate}: how many units the amount buys, paid for in advance. */
    public static final String UNITS = NS + "units";

    /**
     * Duty with a deadline: each use is paid for, afterwards. {@code odrl:payAmount} for every {@link #PER} units of the
     * kind {@code odrl:unitOfCount}, billed every {@link #BILLING}, paid within {@code odrl:delayPeriod} of the bill.
     */
    public static final String PAY_PER_USE = NS + "payPerUse";

    public static final String PER = NS + "per";
    public static final String BILLING = NS + "billing";

    /** Kinds of units: one request, one row, a million bytes. */
    public static final String CALL = NS + "call";

    public static final String RECORD = NS + "record";
    public static final String MEGABYTE = NS + "megabyte";

    /**
     * After duty: whoever gets the data from the asker gets it under a policy that is no wider than this one names;
     * {@link #OBTAINED} is the policy itself that the data was obtained under.
     */
    public static final String NEXT_POLICY = Odrl.NS + "nextPolicy";

    public static final String NO_WIDER_THAN = NS + "noWiderThan";
    public static final String OBTAINED = NS + "obtained";

    /**
     * After duty of both parties: the contract holds until its end, and one of them alone ends it early on a {@link #GROUND}
     * that is named here only; on {@link #NOTICE}, not before the {@link #NOTICE_PERIOD} is over.
     */
    public static final String UPHOLD = NS + "uphold";

    public static final String GROUND = NS + "ground";
    public static final String NOTICE_PERIOD = NS + "noticePeriod";

    /** Grounds on which a contract can be ended early, where it names them. */
    public static final String BREACH = "breach";

    public static final String PAYMENT_DEFAULT = "paymentDefault";
    public static final String LOST_STANDING = "lostStanding";
    public static final String WITHDRAWN_CONSENT = "withdrawnConsent";
    public static final String LEGAL_ORDER = "legalOrder";
    public static final String NOTICE = "notice";

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
                        Odrl.SPATIAL, OperandType.TERM, Operators.CONTAINING, Places.byCode(), Settled.AT_NEGOTIATION),
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
