package org.ecluse.policy.evaluation;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Rennes;

/** Constraints, judged the slow, obvious way for {@link SlowEvaluator}, at one instant. */
final class SlowConstraints {
    private static final Optional<Boolean> UNKNOWN = Optional.empty();
    private static final Set<String> RESEARCH =
            Set.of("AcademicResearch", "ResearchAndDevelopment", "CommercialResearch");
    private static final int DAY = 86_400;

    /** The shortest and the longest that each span can be, in seconds. */
    private static final Map<String, List<Integer>> SPANS = Map.ofEntries(
            entry("P1M", List.of(28 * DAY, 31 * DAY)),
            entry("P1Y", List.of(365 * DAY, 366 * DAY)),
            entry("P27D", List.of(27 * DAY, 27 * DAY)),
            entry("P30D", List.of(30 * DAY, 30 * DAY)),
            entry("P32D", List.of(32 * DAY, 32 * DAY)),
            entry("P1D", List.of(DAY, DAY)),
            entry("PT24H", List.of(DAY, DAY)));

    private final World world;
    private final Instant now;
    private final boolean signing;

    SlowConstraints(World world, Instant now, boolean signing) {
        this.world = world;
        this.now = now;
        this.signing = signing;
    }

    static Optional<Boolean> and(List<Optional<Boolean>> parts) {
        if (parts.contains(Optional.of(false))) {
            return Optional.of(false);
        }
        return parts.contains(UNKNOWN) ? UNKNOWN : Optional.of(true);
    }

    static Optional<Boolean> or(List<Optional<Boolean>> parts) {
        return and(parts.stream().map(part -> part.map(value -> !value)).toList())
                .map(value -> !value);
    }

    /** @param subject what comes before an operand that is asked for of an asset or a party */
    Optional<Boolean> holds(Constraint constraint, String mood, String subject) {
        if (constraint instanceof Atomic atomic) {
            return holds(atomic, mood, subject);
        }
        var logical = (Logical) constraint;
        if (logical.parts().isEmpty()) {
            return UNKNOWN;
        }
        var inner = logical.operand().term().equals("xone") ? "now" : mood;
        var parts = logical.parts().stream()
                .map(part -> holds(part, inner, subject))
                .toList();
        return switch (logical.operand()) {
            case AND -> and(parts);
            case OR -> or(parts);
            case XONE -> xone(parts);
            case AND_SEQUENCE ->
                and(parts).equals(Optional.of(true)) && !mood.equals("can") ? inOrder(logical.parts()) : and(parts);
        };
    }

    /** Over every way in which the unknown parts could turn out. */
    private static Optional<Boolean> xone(List<Optional<Boolean>> parts) {
        var outcomes = new TreeSet<Boolean>();
        for (int way = 0; way < 1 << parts.size(); way++) {
            int trueOnes = 0;
            boolean isPossible = true;
            for (int i = 0; i < parts.size(); i++) {
                boolean value = (way >> i & 1) == 1;
                isPossible &= parts.get(i).isEmpty() || parts.get(i).get() == value;
                trueOnes += value ? 1 : 0;
            }
            if (isPossible) {
                outcomes.add(trueOnes == 1);
            }
        }
        return outcomes.size() == 2 ? UNKNOWN : Optional.of(outcomes.first());
    }

    private Optional<Boolean> inOrder(List<Constraint> parts) {
        if (parts.size() == 1) {
            return Optional.of(true);
        }
        var known = new ArrayList<Instant>();
        parts.forEach(part -> since(part).ifPresent(known::add));
        for (int i = 1; i < known.size(); i++) {
            if (known.get(i).isBefore(known.get(i - 1))) {
                return Optional.of(false);
            }
        }
        return known.size() < parts.size() ? UNKNOWN : Optional.of(true);
    }

    private Optional<Instant> since(Constraint constraint) {
        if (constraint instanceof Logical logical) {
            boolean isAll = logical.operand().term().startsWith("and");
            var all = logical.parts().stream().map(this::since).toList();
            return isAll && all.stream().allMatch(Optional::isPresent)
                    ? all.stream().map(Optional::get).max(Instant::compareTo)
                    : Optional.empty();
        }
        var atomic = (Atomic) constraint;
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            var span = span(atomic.right().get(0).text());
            return Optional.of(
                    switch (atomic.operator()) {
                        case EQ, GTEQ -> span.get(0);
                        case GT -> span.get(1);
                        case NEQ -> now.isBefore(span.get(0)) ? Instant.MIN : span.get(1);
                        default -> Instant.MIN;
                    });
        }
        if (atomic.leftOperand().equals(Odrl.COUNT) && world.isMetered()) {
            return Optional.empty();
        }
        return usable(atomic.leftOperand(), "").flatMap(Fact.Known::since);
    }

    private Optional<Boolean> holds(Atomic atomic, String mood, String subject) {
        var operator = atomic.operator().term();
        if (atomic.leftOperand().equals(Odrl.DATE_TIME)) {
            var span = span(atomic.right().get(0).text());
            boolean isStillToCome = mood.equals("can")
                    && (Set.of("gt", "gteq", "neq").contains(operator)
                            || (operator.equals("eq") && now.isBefore(span.get(0))));
            return Optional.of(isStillToCome || order(compare(now, span), operator));
        }
        if (atomic.leftOperand().equals(Odrl.COUNT) && signing) {
            return mood.equals("now") ? UNKNOWN : Optional.of(mood.equals("can"));
        }
        if (atomic.leftOperand().equals(Odrl.COUNT) && world.isMetered()) {
            var used = world.meter(Odrl.COUNT).orElseThrow().counters().used(null);
            return used instanceof Counters.Used.Amount amount
                    ? Optional.of(
                            order(amount.amount().add(BigDecimal.ONE).compareTo(number(atomic.right())), operator))
                    : UNKNOWN;
        }
        var fact = usable(atomic.leftOperand(), subject);
        if (fact.isEmpty()) {
            return UNKNOWN;
        }
        var left = fact.get().values().stream().map(Value::text).toList();
        var right = atomic.right().stream().map(Value::text).toList();
        return switch (atomic.leftOperand()) {
            case Odrl.COUNT, RandomCases.LOAD ->
                atomic.unit().equals(fact.get().unit())
                        ? Optional.of(order(number(fact.get().values()).compareTo(number(atomic.right())), operator))
                        : UNKNOWN;
            case Odrl.PURPOSE -> purpose(operator, left, right.get(0));
            case RandomCases.WAIT -> wait(SPANS.get(left.get(0)), SPANS.get(right.get(0)), operator);
            case RandomCases.SEEN ->
                left.get(0).contains("T")
                        ? Optional.of(order(compare(Instant.parse(left.get(0)), span(right.get(0))), operator))
                        : UNKNOWN;
            default -> names(atomic, operator, left, right);
        };
    }

    private Optional<Fact.Known> usable(String operand, String subject) {
        if (!(world.facts.get(subject + operand) instanceof Fact.Known known)) {
            return Optional.empty();
        }
        boolean isGood = !operand.equals(RandomCases.LOAD)
                || (known.asserter() == Asserter.CONNECTOR
                        && known.knownAt()
                                .filter(at -> !now.isAfter(at.plus(RandomCases.FRESH)))
                                .isPresent());
        return isGood ? Optional.of(known) : Optional.empty();
    }

    private static BigDecimal number(List<Value> values) {
        return new BigDecimal(values.get(0).text());
    }

    /** First and last instant of a date, the last one not included unless it is the first. */
    static List<Instant> span(String text) {
        if (text.contains("T")) {
            var at = OffsetDateTime.parse(text).toInstant();
            return List.of(at, at);
        }
        var day = LocalDate.parse(text.substring(0, 10));
        return List.of(
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    static int compare(Instant at, List<Instant> span) {
        if (at.isBefore(span.get(0))) {
            return -1;
        }
        boolean isWithin = at.equals(span.get(0)) || at.isBefore(span.get(1));
        return isWithin ? 0 : 1;
    }

    private static boolean order(int order, String operator) {
        return switch (operator) {
            case "eq" -> order == 0;
            case "neq" -> order != 0;
            case "lt" -> order < 0;
            case "lteq" -> order <= 0;
            case "gt" -> order > 0;
            case "gteq" -> order >= 0;
            default -> throw new IllegalStateException("not drawn");
        };
    }

    private static Optional<Boolean> wait(List<Integer> left, List<Integer> right, String operator) {
        if (left.equals(right)) {
            return Optional.of(order(0, operator));
        }
        if (left.get(1) < right.get(0) || left.get(0) > right.get(1)) {
            return Optional.of(order(left.get(0).compareTo(right.get(0)), operator));
        }
        return Set.of("eq", "neq").contains(operator) ? Optional.of(operator.equals("neq")) : UNKNOWN;
    }

    private Optional<Boolean> names(Atomic atomic, String operator, List<String> left, List<String> written) {
        var right = new ArrayList<>(written);
        for (var reference : atomic.details().references()) {
            if (!(world.facts.get(reference) instanceof Fact.Known known)) {
                return UNKNOWN;
            }
            known.values().forEach(value -> right.add(value.text()));
        }
        return Optional.of(
                switch (operator) {
                    case "eq", "isAnyOf" -> right.stream().anyMatch(left::contains);
                    case "neq", "isNoneOf" -> right.stream().noneMatch(left::contains);
                    case "isAllOf" -> left.containsAll(right);
                    case "isA" ->
                        right.get(0).equals(Rennes.REGISTERED_STUDY) ? !left.isEmpty() : left.contains(right.get(0));
                    default -> throw new IllegalStateException("not drawn");
                });
    }

    private static Optional<Boolean> purpose(String operator, List<String> left, String right) {
        var asked = right.substring(Rennes.DPV.length());
        var each = left.stream()
                .map(iri -> iri.substring(Rennes.DPV.length()))
                .map(known -> operator.equals("isA") ? isA(known, asked) : is(known, asked))
                .toList();
        boolean isNegative = Set.of("neq", "isNoneOf").contains(operator);
        return or(each).map(value -> value != isNegative);
    }

    private static Optional<Boolean> is(String known, String asked) {
        if (known.equals(asked)) {
            return Optional.of(true);
        }
        return exclude(known, asked) ? Optional.of(false) : UNKNOWN;
    }

    private static Optional<Boolean> isA(String known, String asked) {
        boolean isResearch = asked.equals("ResearchAndDevelopment") && RESEARCH.contains(known);
        boolean isCommercial = asked.equals("CommercialPurpose") && known.equals("CommercialResearch");
        return isResearch || isCommercial ? Optional.of(true) : is(known, asked);
    }

    /** Of the five purposes drawn, academic research excludes the two commercial ones. */
    private static boolean exclude(String one, String other) {
        return (one.equals("AcademicResearch") && other.startsWith("Commercial"))
                || (other.equals("AcademicResearch") && one.startsWith("Commercial"));
    }
}
