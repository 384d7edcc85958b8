package org.ecluse.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** Policies in the shape of the four templates, and short words to make others. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final String STUDY = "urn:ecluse:study:flux-campus";

    private Samples() {}

    public static Policy open() {
        var attribute = new Duty(new Action(
                Odrl.ATTRIBUTE,
                is(Rennes.ATTRIBUTION, Value.text("Rennes Métropole")),
                is(Rennes.LICENCE, Value.iri("https://www.etalab.gouv.fr/licence-ouverte-open-licence"))));
        return offer(new Permission(new Action(Odrl.USE), List.of(), List.of(attribute)));
    }

    public static Policy researchOnly() {
        var permission = new Permission(
                new Action(Odrl.USE),
                List.of(
                        is(Rennes.ACCREDITATION, Value.text(Rennes.RESEARCHER)),
                        is(Rennes.STUDY, Value.iri(STUDY)),
                        new Atomic(Odrl.PURPOSE, Operator.IS_A, Value.iri(Rennes.DPV + "AcademicResearch")),
                        new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(Instant.parse("2027-12-31T23:00:00Z")))),
                List.of(
                        new Duty(new Action(
                                Rennes.PSEUDONYMISE,
                                new Atomic(
                                        Rennes.COLUMN, Operator.IS_ANY_OF, Value.text("card_id"), Value.text("line")))),
                        new Duty(new Action(Odrl.DELETE, is(Odrl.NS + "elapsedTime", duration("P30D")))),
                        new Duty(new Action(Rennes.PUBLISH_RESULTS))));
        return offer(permission)
                .withProhibitions(
                        new Prohibition(new Action(Odrl.COMMERCIALIZE)),
                        new Prohibition(new Action(Rennes.REIDENTIFY)),
                        new Prohibition(new Action(Odrl.DISTRIBUTE)));
    }

    public static Policy conditional() {
        var aggregate = new Duty(new Action(
                Rennes.AGGREGATE,
                new Logical(
                        LogicalOperand.OR,
                        new Atomic(Rennes.DELIVERY_POINTS, Operator.GT, Value.number(10)),
                        new Atomic(Rennes.ENERGY_MWH, Operator.GT, Value.number(200))),
                new Atomic(
                        Rennes.LEVELS,
                        Operator.IS_ALL_OF,
                        texts("address", "street", "iris", "commune"),
                        Details.NONE)));
        return offer(new Permission(
                        new Action(Odrl.USE),
                        List.of(is(Rennes.MEMBERSHIP, Value.text(Rennes.ACTIVE))),
                        List.of(aggregate)))
                .withProhibitions(new Prohibition(new Action(Rennes.REIDENTIFY)));
    }

    public static Policy paid() {
        var pay = new Duty(new Action(
                Odrl.COMPENSATE,
                is(Odrl.PAY_AMOUNT, Value.number(new BigDecimal("120.00"))),
                is(Rennes.CURRENCY, Value.text("EUR")),
                is(Rennes.PAYEE, Value.text("Ouest-France"))));
        return offer(new Permission(
                        new Action(Odrl.USE), List.of(is(Rennes.MEMBERSHIP, Value.text(Rennes.ACTIVE))), List.of(pay)))
                .withProhibitions(new Prohibition(new Action(Odrl.DISTRIBUTE)));
    }

    public static List<Policy> templates() {
        return List.of(open(), researchOnly(), conditional(), paid());
    }

    public static Policy offer(Permission... permissions) {
        return Policy.empty("urn:uuid:11111111-2222-3333-4444-555555555555", PolicyType.OFFER)
                .withConflict(ConflictStrategy.PROHIBIT)
                .withProfile(Rennes.NS)
                .withPermissions(permissions);
    }

    public static Permission permit(String action, Constraint... constraints) {
        return new Permission(new Action(action), List.of(constraints), List.of());
    }

    public static Prohibition forbid(String action, Constraint... constraints) {
        return new Prohibition(new Action(action), constraints);
    }

    public static Atomic is(String leftOperand, Value value) {
        return new Atomic(leftOperand, Operator.EQ, value);
    }

    public static Value duration(String iso) {
        return new Value.Literal(iso, Odrl.XSD + "duration", java.util.Optional.empty());
    }

    public static List<Value> texts(String... texts) {
        return Arrays.stream(texts).map(Value::text).toList();
    }
}
