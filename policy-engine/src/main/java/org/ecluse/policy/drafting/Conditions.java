package org.ecluse.policy.drafting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** The conditions that a permission can set in the Rennes profile, in a publisher's words. */
public final class Conditions {
    private Conditions() {}

    public static Constraint activeMember() {
        return new Atomic(Rennes.MEMBERSHIP, Operator.EQ, Value.text(Rennes.ACTIVE));
    }

    public static Constraint accreditedResearcher() {
        return new Atomic(Rennes.ACCREDITATION, Operator.EQ, Value.text(Rennes.RESEARCHER));
    }

    public static Constraint anyRegisteredStudy() {
        return new Atomic(Rennes.STUDY, Operator.IS_A, Value.iri(Rennes.REGISTERED_STUDY));
    }

    /** @param purpose name of a DPV purpose, such as {@code AcademicResearch}; kinds of it are meant too */
    public static Constraint purpose(String purpose) {
        return new Atomic(Odrl.PURPOSE, Operator.IS_A, Value.iri(Rennes.DPV + purpose));
    }

    public static Constraint notBefore(Instant start) {
        return new Atomic(Odrl.DATE_TIME, Operator.GTEQ, Value.instant(start));
    }

    public static Constraint before(Instant end) {
        return new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(end));
    }

    /** @param project IRI without a fragment @param role a word such as {@code producteur} */
    public static Constraint roleIn(String project, String role) {
        return new Atomic(Rennes.ROLE, Operator.EQ, Value.iri(project + "#" + role));
    }

    /** That role, in the data space or in any project. */
    public static Constraint role(String role) {
        return new Atomic(Rennes.ROLE, Operator.IS_A, Value.text(role));
    }

    /** Any role in that project. */
    public static Constraint memberOfProject(String project) {
        return new Atomic(Rennes.ROLE, Operator.IS_PART_OF, Value.iri(project));
    }

    /** @param places IRIs or codes, such as {@code FR}; one of them is enough */
    public static Constraint usedIn(String... places) {
        var named = Arrays.stream(places)
                .map(place -> place.contains(":") ? Value.iri(place) : Value.text(place))
                .toList();
        return named.size() == 1
                ? new Atomic(Odrl.SPATIAL, Operator.IS_PART_OF, named, Details.NONE)
                : new Logical(
                        LogicalOperand.OR,
                        named.stream()
                                .map(place -> (Constraint) new Atomic(Odrl.SPATIAL, Operator.IS_PART_OF, place))
                                .toArray(Constraint[]::new));
    }

    public static Constraint usesAtMost(long uses) {
        return new Atomic(Odrl.COUNT, Operator.LTEQ, Value.number(uses));
    }

    public static Constraint perMinuteAtMost(long uses) {
        return new Atomic(Rennes.USES_PER_MINUTE, Operator.LTEQ, Value.number(uses));
    }

    public static Constraint perHourAtMost(long uses) {
        return new Atomic(Rennes.USES_PER_HOUR, Operator.LTEQ, Value.number(uses));
    }

    public static Constraint perDayAtMost(long uses) {
        return new Atomic(Rennes.USES_PER_DAY, Operator.LTEQ, Value.number(uses));
    }

    /** As long as one unit that was paid for in advance is left. */
    public static Constraint somethingPrepaidLeft() {
        return new Atomic(Rennes.PREPAID_LEFT, Operator.GTEQ, Value.number(1));
    }

    /** Both parties have signed the contract, and this connector has verified it. A peer that cannot sign gets no data. */
    public static Constraint signedByBoth() {
        return new Atomic(Rennes.SIGNATURES, Operator.GTEQ, Value.number(2));
    }

    public static Constraint consentInForce() {
        return new Atomic(Rennes.CONSENT, Operator.EQ, Value.text(Rennes.IN_FORCE));
    }

    public static Constraint approvedByAPerson() {
        return new Atomic(Rennes.APPROVAL, Operator.EQ, Value.text(Rennes.GRANTED));
    }

    /** A group of the given size at least: a threshold for {@link Obligations#aggregate}. */
    public static Constraint contributorsAtLeast(long contributors) {
        return new Atomic(Rennes.GROUP_SIZE, Operator.GTEQ, Value.number(contributors));
    }

    /** A threshold for {@link Obligations#aggregate}. */
    public static Constraint moreDeliveryPointsThan(long points) {
        return new Atomic(Rennes.DELIVERY_POINTS, Operator.GT, Value.number(points));
    }

    /** A threshold for {@link Obligations#aggregate}. */
    public static Constraint moreEnergyThan(BigDecimal megawattHours) {
        var amount = megawattHours.stripTrailingZeros();
        return new Atomic(
                Rennes.ENERGY_MWH,
                Operator.GT,
                amount.scale() <= 0 ? Value.number(amount.longValueExact()) : Value.number(amount));
    }

    /** @param parts at least one; one of them is enough */
    public static Constraint either(List<Constraint> parts) {
        return parts.size() == 1 ? parts.get(0) : new Logical(LogicalOperand.OR, parts.toArray(Constraint[]::new));
    }
}
