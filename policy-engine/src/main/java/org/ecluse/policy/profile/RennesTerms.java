package org.ecluse.policy.profile;

import static org.ecluse.policy.profile.Rennes.ACCREDITATION;
import static org.ecluse.policy.profile.Rennes.AGGREGATE;
import static org.ecluse.policy.profile.Rennes.ATTRIBUTION;
import static org.ecluse.policy.profile.Rennes.COLUMN;
import static org.ecluse.policy.profile.Rennes.CURRENCY;
import static org.ecluse.policy.profile.Rennes.DELIVERY_POINTS;
import static org.ecluse.policy.profile.Rennes.ENERGY_MWH;
import static org.ecluse.policy.profile.Rennes.LEVELS;
import static org.ecluse.policy.profile.Rennes.LICENCE;
import static org.ecluse.policy.profile.Rennes.MEMBERSHIP;
import static org.ecluse.policy.profile.Rennes.PAYEE;
import static org.ecluse.policy.profile.Rennes.PERIOD;
import static org.ecluse.policy.profile.Rennes.PSEUDONYMISE;
import static org.ecluse.policy.profile.Rennes.PUBLISH_RESULTS;
import static org.ecluse.policy.profile.Rennes.REGISTERED_STUDY;
import static org.ecluse.policy.profile.Rennes.REIDENTIFY;
import static org.ecluse.policy.profile.Rennes.ROLE;
import static org.ecluse.policy.profile.Rennes.STUDY;

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

    private RennesTerms() {}

    static Profile profile() {
        return new Profile(Set.of(), operands(), actions());
    }

    private static List<Operand> operands() {
        return List.of(
                name(ACCREDITATION, Taxonomy.FLAT),
                name(STUDY, Taxonomy.allAre(REGISTERED_STUDY)),
                name(MEMBERSHIP, Taxonomy.FLAT),
                name(ROLE, Taxonomy.FLAT),
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

    private static Operand parameter(String iri, OperandType type, Set<Operator> operators) {
        return new Operand(iri, type, operators, Taxonomy.FLAT, Settled.NEVER);
    }

    private static List<KnownAction> actions() {
        var deadline = Set.of(Odrl.DATE_TIME, ELAPSED_TIME, DELAY_PERIOD);
        return List.of(
                duty(REIDENTIFY, DutyMode.NEVER, Set.of()),
                duty(Odrl.COMPENSATE, DutyMode.BEFORE, Set.of(Odrl.PAY_AMOUNT, CURRENCY, PAYEE, PERIOD)),
                duty(AGGREGATE, DutyMode.ONGOING, Set.of(DELIVERY_POINTS, ENERGY_MWH, LEVELS)),
                duty(PSEUDONYMISE, DutyMode.ONGOING, Set.of(COLUMN)),
                duty(Odrl.ATTRIBUTE, DutyMode.ONGOING, Set.of(ATTRIBUTION, LICENCE)),
                duty(Odrl.DELETE, DutyMode.AFTER, deadline),
                duty(PUBLISH_RESULTS, DutyMode.AFTER, deadline));
    }

    private static KnownAction duty(String iri, DutyMode mode, Set<String> parameters) {
        return new KnownAction(iri, Optional.of(Odrl.USE), mode, parameters);
    }
}
