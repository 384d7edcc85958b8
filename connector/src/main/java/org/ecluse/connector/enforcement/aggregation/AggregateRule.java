package org.ecluse.connector.enforcement.aggregation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ecluse.connector.source.Mapping;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;

/**
 * The aggregation that one duty asks for, on one asset: which levels, which threshold, and in which columns its measures
 * are. Thresholds, levels and how they are put together come from the policy, the columns from the asset's mapping.
 */
public record AggregateRule(List<Level> levels, Threshold threshold, Map<String, Measure> measures) {
    private static final String LEVELS = "levels";

    /** Energy in kilowatt-hours serves a threshold in megawatt-hours, exactly. */
    private static final Map<String, Measure> OTHER_UNITS = Map.of("energyMwh", new Measure("energyKwh", -3));

    /**
     * @param column where it stands in the file; in {@link #OTHER_UNITS} the meaning that may stand in
     * @param powerOfTen what turns the file's number into the threshold's unit
     */
    public record Measure(String column, int powerOfTen) {
        BigDecimal inUnit(BigDecimal number) {
            return number.scaleByPowerOfTen(powerOfTen);
        }
    }

    public AggregateRule {
        levels = List.copyOf(levels);
        measures = Map.copyOf(measures);
    }

    boolean passes(Function<String, Optional<BigDecimal>> sumByColumn) {
        return threshold.reachedBy(
                measure -> sumByColumn.apply(measures.get(measure).column()).map(measures.get(measure)::inUnit));
    }

    /** Empty when the duty cannot be applied; the problems say why. */
    public static Optional<AggregateRule> of(Duty duty, Mapping mapping, Collection<Problem> problems) {
        var found = new ArrayList<Problem>();
        var levels = EnumSet.noneOf(Level.class);
        var thresholds = new ArrayList<Threshold>();
        var refinements = duty.action().refinements();
        for (int i = 0; i < refinements.size(); i++) {
            var at = "refinement/" + i;
            var named = levels(refinements.get(i));
            if (named.isPresent()) {
                levels.addAll(known(named.get(), at, found));
            } else {
                Threshold.of(refinements.get(i), at, found).ifPresent(thresholds::add);
            }
        }
        if (!duty.constraints().isEmpty()) {
            found.add(new Problem(
                    "enforcement.condition",
                    "constraint",
                    "an aggregation that is only asked for under a condition cannot be applied",
                    "leave the condition out, or put it on the permission"));
        }
        requireParts(levels, thresholds, found);
        var rule = new AggregateRule(
                List.copyOf(levels), new Threshold.All(thresholds), measures(thresholds, mapping, found));
        levels.forEach(level -> requireColumns(level, mapping, found));
        problems.addAll(found);
        return found.isEmpty() ? Optional.of(rule) : Optional.empty();
    }

    private static Optional<Constraint.Atomic> atomic(Constraint constraint) {
        return constraint.fold(Optional::of, logical -> Optional.empty(), opaque -> Optional.empty());
    }

    private static Optional<Set<String>> levels(Constraint constraint) {
        return atomic(constraint)
                .filter(one -> Names.local(one.leftOperand()).equals(LEVELS))
                .filter(one -> one.operator() == Operator.EQ
                        || one.operator() == Operator.IS_ALL_OF
                        || one.operator() == Operator.IS_ANY_OF)
                .map(one -> {
                    var terms = new LinkedHashSet<String>();
                    one.right().forEach(value -> terms.add(Names.local(value.text())));
                    return terms;
                });
    }

    private static Set<Level> known(Set<String> terms, String at, Collection<Problem> problems) {
        var levels = EnumSet.noneOf(Level.class);
        for (var term : terms) {
            Level.of(term)
                    .ifPresentOrElse(
                            levels::add,
                            () -> problems.add(new Problem(
                                    "enforcement.level.unknown",
                                    at,
                                    "this connector cannot aggregate by " + Problem.quote(term),
                                    "use address, street, iris or commune")));
        }
        return levels;
    }

    private static void requireParts(Set<Level> levels, List<Threshold> thresholds, Collection<Problem> problems) {
        if (levels.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(
                    "enforcement.level.none",
                    "",
                    "the aggregation names no level that rows could be put together at",
                    "add `levels` with address, street, iris or commune"));
        }
        if (thresholds.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(
                    "enforcement.threshold.none",
                    "",
                    "the aggregation names no threshold, so nothing would be protected",
                    "add a threshold such as deliveryPoints gt 10"));
        }
    }

    private static Map<String, Measure> measures(
            List<Threshold> thresholds, Mapping mapping, Collection<Problem> problems) {
        var measures = new LinkedHashMap<String, Measure>();
        new Threshold.All(thresholds).measures().forEach(name -> measure(name, mapping)
                .ifPresentOrElse(measure -> measures.put(name, measure), () -> problems.add(unmapped(name))));
        return measures;
    }

    private static Optional<Measure> measure(String name, Mapping mapping) {
        var direct = mapping.columnOf(name).map(column -> new Measure(column, 0));
        return direct.or(
                () -> Optional.ofNullable(OTHER_UNITS.get(name)).flatMap(other -> mapping.columnOf(other.column())
                        .map(column -> new Measure(column, other.powerOfTen()))));
    }

    private static void requireColumns(Level level, Mapping mapping, Collection<Problem> problems) {
        // A row of the file is an address by itself; all other levels need to know what makes rows one.
        if (level != Level.ADDRESS) {
            level.key().stream()
                    .filter(meaning -> mapping.columnsOf(meaning).isEmpty())
                    .forEach(meaning -> problems.add(unmapped(meaning)));
        }
    }

    private static Problem unmapped(String meaning) {
        return new Problem(
                "enforcement.mapping",
                Problem.quote(meaning),
                "the policy needs to know which column is " + Problem.quote(meaning) + ", and the asset does not say",
                "name the column in the asset's mapping");
    }
}
