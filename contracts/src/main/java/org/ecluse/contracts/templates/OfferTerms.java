package org.ecluse.contracts.templates;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.payment.Money;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
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

/**
 * What a partner chooses when it puts data on offer, in its own terms; {@link #offer} says it in ODRL. A contract under them
 * holds until its end: each names the grounds on which one party alone may end it early, and the open one names none.
 */
public sealed interface OfferTerms {

    /** The name people use, such as {@code research-only}. */
    String template();

    /** The offer as a policy without parties and target. @param uid an IRI or other id, new for every offer */
    Policy offer(String uid);

    /**
     * Free to use, for everyone, with the source named.
     *
     * @param licence its IRI, such as {@link #LICENCE_OUVERTE}
     * @param attribution the words to show, such as {@code Rennes Métropole}
     */
    record Open(String licence, String attribution) implements OfferTerms {
        /** Licence Ouverte / Open Licence 2.0 of Etalab. */
        public static final String LICENCE_OUVERTE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

        @Override
        public String template() {
            return "open";
        }

        @Override
        public Policy offer(String uid) {
            var attribute = duty(
                    Odrl.ATTRIBUTE,
                    atomic(Rennes.ATTRIBUTION, Operator.EQ, attribution),
                    atomic(Rennes.LICENCE, Operator.EQ, licence));
            return Policy.empty(uid, PolicyType.OFFER).withPermissions(use(List.of(), List.of(attribute)));
        }
    }

    /**
     * For accredited researchers of a registered study: no commercial use, no re-identification, no passing on; deleted
     * at the end, results published.
     *
     * @param studies ids of the studies it is for; none means any registered study
     * @param purpose DPV IRI; narrower purposes are covered
     * @param pseudonymised columns whose values are replaced by pseudonyms of the contract
     * @param end no use from then on
     * @param retention deletion falls due that long after the end, or after the first use where there is no end
     * @param publishWithin publication of results falls due that long after the same instant
     */
    record ResearchOnly(
            List<String> studies,
            String purpose,
            List<String> pseudonymised,
            Optional<Instant> end,
            Period retention,
            Period publishWithin)
            implements OfferTerms {
        public static final String ANY_RESEARCH = Rennes.DPV + "ResearchAndDevelopment";

        public ResearchOnly {
            studies = List.copyOf(studies);
            pseudonymised = List.copyOf(pseudonymised);
        }

        @Override
        public String template() {
            return "research-only";
        }

        @Override
        public Policy offer(String uid) {
            var conditions = new ArrayList<Constraint>();
            conditions.add(atomic(Rennes.MEMBERSHIP, Operator.EQ, Rennes.ACTIVE));
            conditions.add(atomic(Rennes.ACCREDITATION, Operator.EQ, Rennes.RESEARCHER));
            conditions.add(study());
            conditions.add(atomic(Odrl.PURPOSE, Operator.IS_A, purpose));
            end.ifPresent(instant -> conditions.add(until(instant)));

            var duties = new ArrayList<Duty>();
            if (!pseudonymised.isEmpty()) {
                var columns = pseudonymised.toArray(String[]::new);
                duties.add(duty(Rennes.PSEUDONYMISE, atomic(Rennes.COLUMN, Operator.IS_ANY_OF, columns)));
            }
            duties.add(duty(Odrl.DELETE, deadline(retention)));
            duties.add(duty(Rennes.PUBLISH_RESULTS, deadline(publishWithin)));
            return Policy.empty(uid, PolicyType.OFFER)
                    .withPermissions(use(conditions, duties))
                    .withProhibitions(
                            forbid(Odrl.NS + "commercialize"),
                            forbid(Rennes.REIDENTIFY),
                            forbid(Odrl.NS + "distribute"))
                    .withObligations(upheld());
        }

        /** Data under a pseudonym is still about people, whose consent the study may rest on. */
        private Duty upheld() {
            return pseudonymised.isEmpty()
                    ? Obligations.upholdUnless(Rennes.BREACH, Rennes.LOST_STANDING, Rennes.LEGAL_ORDER)
                    : Obligations.upholdUnless(
                            Rennes.BREACH, Rennes.LOST_STANDING, Rennes.WITHDRAWN_CONSENT, Rennes.LEGAL_ORDER);
        }

        private Constraint study() {
            if (studies.isEmpty()) {
                return atomic(Rennes.STUDY, Operator.IS_A, Rennes.REGISTERED_STUDY);
            }
            return anyOf(studies.stream()
                    .map(id -> (Constraint) atomic(Rennes.STUDY, Operator.EQ, id))
                    .toList());
        }

        private Atomic deadline(Period after) {
            return end.map(instant -> atomic(Odrl.DATE_TIME, Operator.LTEQ, plus(instant, after)))
                    .orElseGet(() -> atomic(Odrl.NS + "elapsedTime", Operator.LTEQ, after.toString()));
        }

        private static String plus(Instant instant, Period after) {
            return instant.atOffset(ZoneOffset.UTC).plus(after).toInstant().toString();
        }
    }

    /**
     * For members, in groups large enough that nobody is singled out: a row of its own only where it has more delivery
     * points than the one threshold, or more energy than the other; what is left goes up by street, by IRIS, by commune.
     *
     * @param deliveryPoints strictly more than this many
     * @param energyMwh strictly more than this, in MWh
     * @param levels where rows are put together, finest first: some of {@link #ALL_LEVELS}, at least one
     * @param end no use from then on
     */
    record Conditional(int deliveryPoints, BigDecimal energyMwh, List<String> levels, Optional<Instant> end)
            implements OfferTerms {
        public static final List<String> ALL_LEVELS = List.of("address", "street", "iris", "commune");

        /** The rule for energy by address: 10 delivery points, 200 MWh, at every level. */
        public static final Conditional ENERGY_BY_ADDRESS =
                new Conditional(10, BigDecimal.valueOf(200), ALL_LEVELS, Optional.empty());

        /** At every level. */
        public Conditional(int deliveryPoints, BigDecimal energyMwh, Optional<Instant> end) {
            this(deliveryPoints, energyMwh, ALL_LEVELS, end);
        }

        public Conditional {
            levels = List.copyOf(levels);
            if (levels.isEmpty() || !ALL_LEVELS.containsAll(levels)) {
                throw new IllegalArgumentException("rows are put together at one or more of " + ALL_LEVELS);
            }
        }

        @Override
        public String template() {
            return "conditional";
        }

        @Override
        public Policy offer(String uid) {
            var conditions = new ArrayList<Constraint>();
            conditions.add(atomic(Rennes.MEMBERSHIP, Operator.EQ, Rennes.ACTIVE));
            end.ifPresent(instant -> conditions.add(until(instant)));
            var largeEnough = anyOf(List.of(
                    atomic(Rennes.DELIVERY_POINTS, Operator.GT, Integer.toString(deliveryPoints)),
                    atomic(Rennes.ENERGY_MWH, Operator.GT, energyMwh.toPlainString())));
            var parameters = new ArrayList<Constraint>();
            parameters.add(largeEnough);
            levels.forEach(level -> parameters.add(atomic(Rennes.LEVELS, Operator.EQ, level)));
            return Policy.empty(uid, PolicyType.OFFER)
                    .withPermissions(
                            use(conditions, List.of(duty(Rennes.AGGREGATE, parameters.toArray(Constraint[]::new)))))
                    .withProhibitions(forbid(Rennes.REIDENTIFY))
                    .withObligations(Obligations.upholdUnless(Rennes.BREACH, Rennes.LOST_STANDING, Rennes.LEGAL_ORDER));
        }
    }

    /**
     * For members who have paid the price.
     *
     * @param payee who is paid, as it stands on the account
     * @param period what the price is for, such as {@code P1M}
     * @param end no use from then on
     */
    record Paid(Money price, String payee, Period period, Optional<Instant> end) implements OfferTerms {
        /** How long notice is given where there is no end. */
        public static final Period NOTICE = Period.ofMonths(3);

        @Override
        public String template() {
            return "paid";
        }

        @Override
        public Policy offer(String uid) {
            var conditions = new ArrayList<Constraint>();
            conditions.add(atomic(Rennes.MEMBERSHIP, Operator.EQ, Rennes.ACTIVE));
            end.ifPresent(instant -> conditions.add(until(instant)));
            var pay = duty(
                    Odrl.COMPENSATE,
                    atomic(Odrl.PAY_AMOUNT, Operator.EQ, price.amount().toPlainString()),
                    atomic(Rennes.CURRENCY, Operator.EQ, price.currency().getCurrencyCode()),
                    atomic(Rennes.PAYEE, Operator.EQ, payee),
                    atomic(Rennes.PERIOD, Operator.EQ, period.toString()));
            return Policy.empty(uid, PolicyType.OFFER)
                    .withPermissions(use(conditions, List.of(pay)))
                    .withProhibitions(forbid(Odrl.NS + "distribute"))
                    .withObligations(upheld());
        }

        /** What has an end is relied on until then; what has none can be given notice. */
        private Duty upheld() {
            String[] grounds = {Rennes.BREACH, Rennes.PAYMENT_DEFAULT, Rennes.LOST_STANDING, Rennes.LEGAL_ORDER};
            return end.isPresent()
                    ? Obligations.upholdUnless(grounds)
                    : Obligations.upholdUnlessNotice(NOTICE, grounds);
        }
    }

    private static Permission use(List<Constraint> conditions, List<Duty> duties) {
        return new Permission(new Action(Odrl.USE), conditions, duties);
    }

    private static Prohibition forbid(String action) {
        return new Prohibition(new Action(action));
    }

    private static Duty duty(String action, Constraint... parameters) {
        return new Duty(new Action(action, parameters));
    }

    private static Atomic until(Instant end) {
        return atomic(Odrl.DATE_TIME, Operator.LT, end.toString());
    }

    private static Constraint anyOf(List<Constraint> parts) {
        return parts.size() == 1 ? parts.get(0) : new Logical(LogicalOperand.OR, parts.toArray(Constraint[]::new));
    }

    private static Atomic atomic(String leftOperand, Operator operator, String... right) {
        return new Atomic(
                leftOperand,
                operator,
                Arrays.stream(right).map(text -> value(leftOperand, text)).toArray(Value[]::new));
    }

    /** Typed as the profile says, which is how a reader of the wire form types it again. */
    private static Value value(String leftOperand, String text) {
        return switch (Rennes.PROFILE.operand(leftOperand).orElseThrow().type()) {
            case INSTANT -> Value.instant(Instant.parse(text));
            case NUMBER -> text.contains(".") ? Value.number(new BigDecimal(text)) : literal(text, "integer");
            case DURATION -> literal(text, "duration");
            case TERM, EVENT -> text.contains(":") ? Value.iri(text) : Value.text(text);
            case TEXT -> Value.text(text);
        };
    }

    private static Value literal(String text, String type) {
        return new Value.Literal(text, Odrl.XSD + type, Optional.empty());
    }
}
