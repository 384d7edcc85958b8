package org.ecluse.policy.drafting;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Details;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/** The duties and prohibitions of the Rennes profile, in a publisher's words. */
public final class Obligations {
    private Obligations() {}

    /**
     * What is paid, and to whom.
     *
     * @param amount as written on a bill, such as {@code 120.00}
     * @param currency three letters of ISO 4217
     * @param payee as it stands on the account
     */
    public record Price(BigDecimal amount, String currency, String payee) {
        private List<Constraint> parameters() {
            return List.of(
                    is(Odrl.PAY_AMOUNT, Value.number(amount)),
                    is(Rennes.CURRENCY, Value.text(currency)),
                    is(Rennes.PAYEE, Value.text(payee)));
        }
    }

    /** What a metered or prepaid price counts. */
    public enum Unit {
        CALL(Rennes.CALL),
        RECORD(Rennes.RECORD),
        MEGABYTE(Rennes.MEGABYTE);

        private final String iri;

        Unit(String iri) {
            this.iri = iri;
        }
    }

    /** Once, before the first use. */
    public static Duty payOnce(Price price) {
        return duty(Odrl.COMPENSATE, price.parameters());
    }

    /** In advance, for each period of use. */
    public static Duty payEach(Period period, Price price) {
        return duty(Odrl.COMPENSATE, price.parameters(), is(Rennes.PERIOD, duration(period)));
    }

    /** In advance, for a number of units; goes with {@link Conditions#somethingPrepaidLeft}. */
    public static Duty payInAdvance(long units, Unit unit, Price price) {
        return duty(
                Odrl.COMPENSATE,
                price.parameters(),
                is(Rennes.UNITS, Value.number(units)),
                is(Odrl.UNIT_OF_COUNT, Value.iri(unit.iri)));
    }

    /**
     * Afterwards, for what was used.
     *
     * @param per how many units the price is for
     * @param billing how often a bill is made
     * @param within how long after the bill it is to be paid
     */
    public static Duty payPerUse(long per, Unit unit, Price price, Period billing, Period within) {
        return duty(
                Rennes.PAY_PER_USE,
                price.parameters(),
                is(Rennes.PER, Value.number(per)),
                is(Odrl.UNIT_OF_COUNT, Value.iri(unit.iri)),
                is(Rennes.BILLING, duration(billing)),
                new Atomic(Odrl.NS + "delayPeriod", Operator.LTEQ, duration(within)));
    }

    /**
     * How rows are put together before they leave.
     *
     * @param threshold what a group must reach, of {@link Conditions}
     * @param levels where rows are put together, finest first: {@code address}, {@code street}, {@code iris},
     *     {@code commune}
     * @param dominancePercent the largest share of a group's total that one contributor may have
     * @param granularity the shortest span of time that values are put together for
     * @param queryBudget how many different selections may be asked for under one contract
     */
    public record Grouping(
            Constraint threshold,
            List<String> levels,
            Optional<Integer> dominancePercent,
            Optional<Period> granularity,
            Optional<Long> queryBudget) {
        public Grouping {
            levels = List.copyOf(levels);
        }

        public Grouping(Constraint threshold, String... levels) {
            this(threshold, List.of(levels), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public static Duty aggregate(Grouping grouping) {
        var parameters = new ArrayList<Constraint>();
        parameters.add(grouping.threshold());
        grouping.levels().forEach(level -> parameters.add(is(Rennes.LEVELS, Value.text(level))));
        grouping.dominancePercent()
                .ifPresent(
                        percent -> parameters.add(new Atomic(Rennes.DOMINANCE, Operator.LTEQ, Value.number(percent))));
        grouping.granularity()
                .ifPresent(span -> parameters.add(new Atomic(Rennes.GRANULARITY, Operator.GTEQ, duration(span))));
        grouping.queryBudget()
                .ifPresent(
                        budget -> parameters.add(new Atomic(Rennes.QUERY_BUDGET, Operator.LTEQ, Value.number(budget))));
        return duty(Rennes.AGGREGATE, parameters);
    }

    /** @param column that says who a row is about @param purpose name of the DPV purpose that is consented to */
    public static Duty onlyConsented(String column, String purpose) {
        return duty(
                Rennes.ONLY_CONSENTED,
                List.of(
                        is(Rennes.COLUMN, Value.text(column)),
                        new Atomic(Odrl.PURPOSE, Operator.IS_A, Value.iri(Rennes.DPV + purpose))));
    }

    public static Duty pseudonymise(String... columns) {
        var named = Arrays.stream(columns).map(Value::text).toList();
        return duty(Rennes.PSEUDONYMISE, List.of(new Atomic(Rennes.COLUMN, Operator.IS_ANY_OF, named, Details.NONE)));
    }

    /** @param words to show @param licence IRI of the licence that the data is under */
    public static Duty attribute(String words, String licence) {
        return duty(
                Odrl.ATTRIBUTE,
                List.of(is(Rennes.ATTRIBUTION, Value.text(words)), is(Rennes.LICENCE, Value.iri(licence))));
    }

    /** Counted from the first use. */
    public static Duty deleteWithin(Period time) {
        return duty(Odrl.DELETE, List.of(new Atomic(Odrl.NS + "elapsedTime", Operator.LTEQ, duration(time))));
    }

    /** Counted from the first use. */
    public static Duty publishResultsWithin(Period time) {
        return duty(
                Rennes.PUBLISH_RESULTS, List.of(new Atomic(Odrl.NS + "elapsedTime", Operator.LTEQ, duration(time))));
    }

    /** Whoever gets the data next gets it under terms no wider than these ones. */
    public static Duty passOnUnderTheseTerms() {
        return passOnUnder(Rennes.OBTAINED);
    }

    /** @param policy uid of the policy that terms may not be wider than */
    public static Duty passOnUnder(String policy) {
        return duty(Rennes.NEXT_POLICY, List.of(is(Rennes.NO_WIDER_THAN, Value.iri(policy))));
    }

    /**
     * The contract holds until its end, and a party alone ends it early on one of these grounds only. An obligation of the
     * policy as a whole; without any ground, only both parties together end it.
     *
     * @param grounds of {@link Rennes}, such as {@link Rennes#BREACH}; notice has a form of its own
     */
    public static Duty upholdUnless(String... grounds) {
        return duty(Rennes.UPHOLD, grounds(grounds));
    }

    /** The same, where notice is a ground as well. @param notice how long before the end it is given */
    public static Duty upholdUnlessNotice(Period notice, String... grounds) {
        var all = Arrays.copyOf(grounds, grounds.length + 1);
        all[grounds.length] = Rennes.NOTICE;
        return duty(Rennes.UPHOLD, grounds(all), is(Rennes.NOTICE_PERIOD, duration(notice)));
    }

    private static List<Constraint> grounds(String... grounds) {
        return Arrays.stream(grounds)
                .map(ground -> (Constraint) is(Rennes.GROUND, Value.text(ground)))
                .toList();
    }

    public static Prohibition noReidentification() {
        return new Prohibition(new Action(Rennes.REIDENTIFY));
    }

    public static Prohibition noCommercialUse() {
        return new Prohibition(new Action(Odrl.COMMERCIALIZE));
    }

    public static Prohibition noRedistribution() {
        return new Prohibition(new Action(Odrl.DISTRIBUTE));
    }

    private static Duty duty(String action, List<Constraint> parameters, Constraint... more) {
        var all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return new Duty(new Action(action, all.toArray(Constraint[]::new)));
    }

    private static Atomic is(String leftOperand, Value value) {
        return new Atomic(leftOperand, Operator.EQ, value);
    }

    private static Value duration(Period period) {
        return new Value.Literal(period.toString(), Odrl.XSD + "duration", Optional.empty());
    }
}
