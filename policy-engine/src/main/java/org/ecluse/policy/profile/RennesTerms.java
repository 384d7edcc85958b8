package org.ecluse.policy.profile;

import static org.ecluse.policy.profile.Rennes.ACCREDITATION;
import static org.ecluse.policy.profile.Rennes.AGGREGATE;
import static org.ecluse.policy.profile.Rennes.APPROVAL;
import static org.ecluse.policy.profile.Rennes.ATTRIBUTION;
import static org.ecluse.policy.profile.Rennes.BILLING;
import static org.ecluse.policy.profile.Rennes.COLUMN;
import static org.ecluse.policy.profile.Rennes.CONSENT;
import static org.ecluse.policy.profile.Rennes.CURRENCY;
import static org.ecluse.policy.profile.Rennes.DELIVERY_POINTS;
import static org.ecluse.policy.profile.Rennes.DOMINANCE;
import static org.ecluse.policy.profile.Rennes.DOMINANT_CONTRIBUTORS;
import static org.ecluse.policy.profile.Rennes.ENERGY_MWH;
import static org.ecluse.policy.profile.Rennes.GRANULARITY;
import static org.ecluse.policy.profile.Rennes.GROUND;
import static org.ecluse.policy.profile.Rennes.GROUP_SIZE;
import static org.ecluse.policy.profile.Rennes.LEVELS;
import static org.ecluse.policy.profile.Rennes.LICENCE;
import static org.ecluse.policy.profile.Rennes.MEMBERSHIP;
import static org.ecluse.policy.profile.Rennes.NEXT_POLICY;
import static org.ecluse.policy.profile.Rennes.NOTICE_PERIOD;
import static org.ecluse.policy.profile.Rennes.NO_WIDER_THAN;
import static org.ecluse.policy.profile.Rennes.ONLY_CONSENTED;
import static org.ecluse.policy.profile.Rennes.PAYEE;
import static org.ecluse.policy.profile.Rennes.PAY_PER_USE;
import static org.ecluse.policy.profile.Rennes.PER;
import static org.ecluse.policy.profile.Rennes.PERIOD;
import static org.ecluse.policy.profile.Rennes.PREPAID_LEFT;
import static org.ecluse.policy.profile.Rennes.PSEUDONYMISE;
import static org.ecluse.policy.profile.Rennes.PUBLISH_RESULTS;
import static org.ecluse.policy.profile.Rennes.QUERY_BUDGET;
import static org.ecluse.policy.profile.Rennes.REGISTERED_STUDY;
import static org.ecluse.policy.profile.Rennes.REIDENTIFY;
import static org.ecluse.policy.profile.Rennes.ROLE;
import static org.ecluse.policy.profile.Rennes.SIGNATURES;
import static org.ecluse.policy.profile.Rennes.STUDY;
import static org.ecluse.policy.profile.Rennes.UNITS;
import static org.ecluse.policy.profile.Rennes.UPHOLD;
import static org.ecluse.policy.profile.Rennes.USES_PER_DAY;
import static org.ecluse.policy.profile.Rennes.USES_PER_HOUR;
import static org.ecluse.policy.profile.Rennes.USES_PER_MINUTE;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.profile.Operand.Settled;

/** What the territory of Rennes adds to ODRL: its own left operands and actions, and the duties it can see to. */
final class RennesTerms {
    static final String ELAPSED_TIME = Odrl.NS + "elapsedTime";
    static final String DELAY_PERIOD = Odrl.NS + "delayPeriod";

    /** A consent that was withdrawn cuts the very next read. */
    private static final Duration CONSENT_AGE = Duration.ofMinutes(1);

    private RennesTerms() {}

    static Profile profile() {
        return new Profile(Set.of(), operands(), actions());
    }

    private static List<Operand> operands() {
        return List.of(
                name(ACCREDITATION, Taxonomy.FLAT),
                name(STUDY, Taxonomy.allAre(REGISTERED_STUDY)),
                name(MEMBERSHIP, Taxonomy.FLAT),
                new Operand(ROLE, OperandType.TERM, Operators.CONTAINING, Taxonomy.scoped(), Settled.AT_NEGOTIATION),
                name(APPROVAL, Taxonomy.FLAT).assertedBy(Asserter.CONNECTOR, Asserter.LEDGER),
                name(CONSENT, Taxonomy.FLAT)
                        .with(Settled.AT_USE)
                        .noOlderThan(CONSENT_AGE)
                        .assertedBy(Asserter.CONNECTOR, Asserter.REGISTRY, Asserter.LEDGER),
                rate(USES_PER_MINUTE),
                rate(USES_PER_HOUR),
                rate(USES_PER_DAY),
                new Operand(
                                PREPAID_LEFT,
                                OperandType.NUMBER,
                                EnumSet.of(Operator.GT, Operator.GTEQ),
                                Taxonomy.FLAT,
                                Settled.AT_USE)
                        .with(UnitRule.NONE)
                        .assertedBy(Asserter.CONNECTOR, Asserter.LEDGER),
                new Operand(
                                SIGNATURES,
                                OperandType.NUMBER,
                                EnumSet.of(Operator.GT, Operator.GTEQ),
                                Taxonomy.FLAT,
                                Settled.AT_USE)
                        .with(UnitRule.NONE)
                        .assertedBy(Asserter.CONNECTOR),
                parameter(GROUND, OperandType.TERM, Operators.LISTING),
                parameter(NOTICE_PERIOD, OperandType.DURATION, EnumSet.of(Operator.EQ, Operator.GTEQ)),
                parameter(GROUP_SIZE, OperandType.NUMBER, EnumSet.of(Operator.GT, Operator.GTEQ)),
                parameter(DOMINANCE, OperandType.NUMBER, EnumSet.of(Operator.LT, Operator.LTEQ)),
                parameter(DOMINANT_CONTRIBUTORS, OperandType.NUMBER, EnumSet.of(Operator.EQ)),
                parameter(GRANULARITY, OperandType.DURATION, EnumSet.of(Operator.EQ, Operator.GTEQ)),
                parameter(QUERY_BUDGET, OperandType.NUMBER, EnumSet.of(Operator.LT, Operator.LTEQ)),
                parameter(UNITS, OperandType.NUMBER, EnumSet.of(Operator.EQ)),
                parameter(PER, OperandType.NUMBER, EnumSet.of(Operator.EQ)),
                parameter(BILLING, OperandType.DURATION, EnumSet.of(Operator.EQ)),
                parameter(NO_WIDER_THAN, OperandType.TERM, EnumSet.of(Operator.EQ)),
                parameter(DELIVERY_POINTS, OperandType.NUMBER, Operators.MEASURING),
                parameter(ENERGY_MWH, OperandType.NUMBER, Operators.MEASURING),
                parameter(LEVELS, OperandType.TERM, Operators.LISTING),
                parameter(COLUMN, OperandType.TEXT, Operators.LISTING),
                parameter(CURRENCY, OperandType.TERM, EnumSet.of(Operator.EQ)),
                parameter(PAYEE, OperandType.TEXT, EnumSet.of(Operator.EQ)),
                parameter(PERIOD, OperandType.DURATION, EnumSet.of(Operator.EQ)),
                parameter(ATTRIBUTION, OperandType.TEXT, EnumSet.of(Operator.EQ)),
                parameter(LICENCE, OperandType.TERM, EnumSet.of(Operator.EQ)));
    }

    private static Operand name(String iri, Taxonomy taxonomy) {
        return new Operand(iri, OperandType.TERM, Operators.NAMING, taxonomy, Settled.AT_NEGOTIATION);
    }

    private static Operand rate(String iri) {
        return new Operand(
                        iri, OperandType.NUMBER, EnumSet.of(Operator.LT, Operator.LTEQ), Taxonomy.FLAT, Settled.AT_USE)
                .with(UnitRule.NONE)
                .assertedBy(Asserter.CONNECTOR);
    }

    private static Operand parameter(String iri, OperandType type, Set<Operator> operators) {
        return new Operand(iri, type, operators, Taxonomy.FLAT, Settled.NEVER);
    }

    private static List<KnownAction> actions() {
        var deadline = Set.of(Odrl.DATE_TIME, ELAPSED_TIME, DELAY_PERIOD);
        return List.of(
                duty(REIDENTIFY, DutyMode.NEVER, Set.of()),
                duty(
                        Odrl.COMPENSATE,
                        DutyMode.BEFORE,
                        Set.of(Odrl.PAY_AMOUNT, CURRENCY, PAYEE, PERIOD, UNITS, Odrl.UNIT_OF_COUNT)),
                duty(
                        PAY_PER_USE,
                        DutyMode.EVENTUALLY,
                        Set.of(Odrl.PAY_AMOUNT, CURRENCY, PAYEE, PER, Odrl.UNIT_OF_COUNT, BILLING, DELAY_PERIOD)),
                duty(
                        AGGREGATE,
                        DutyMode.ONGOING,
                        Set.of(
                                DELIVERY_POINTS,
                                ENERGY_MWH,
                                LEVELS,
                                GROUP_SIZE,
                                DOMINANCE,
                                DOMINANT_CONTRIBUTORS,
                                GRANULARITY,
                                QUERY_BUDGET)),
                duty(ONLY_CONSENTED, DutyMode.ONGOING, Set.of(COLUMN, Odrl.PURPOSE)),
                duty(NEXT_POLICY, DutyMode.AFTER, Set.of(NO_WIDER_THAN)),
                duty(UPHOLD, DutyMode.AFTER, Set.of(GROUND, NOTICE_PERIOD)),
                duty(PSEUDONYMISE, DutyMode.ONGOING, Set.of(COLUMN)),
                duty(Odrl.ATTRIBUTE, DutyMode.ONGOING, Set.of(ATTRIBUTION, LICENCE)),
                duty(Odrl.DELETE, DutyMode.AFTER, deadline),
                duty(PUBLISH_RESULTS, DutyMode.AFTER, deadline));
    }

    private static KnownAction duty(String iri, DutyMode mode, Set<String> parameters) {
        return new KnownAction(iri, Optional.of(Odrl.USE), mode, parameters);
    }
}
