package org.ecluse.connector.enforcement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.connector.enforcement.aggregation.AggregateRule;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.Supply;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;

/** What a policy's duties come to on one asset: read once, run at each use. */
record Recipe(Optional<AggregateRule> aggregate, Set<String> pseudonymised, Optional<Notice> notice) {
    Recipe {
        pseudonymised = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(pseudonymised));
    }

    /** True when the content is passed on byte by byte. */
    boolean leavesContentAlone() {
        return aggregate.isEmpty() && pseudonymised.isEmpty();
    }

    /** Empty when a duty cannot be applied; the problems say which and why. */
    static Optional<Recipe> of(List<Duty> during, Supply supply, Collection<Problem> problems) {
        var found = new ArrayList<Problem>();
        Optional<AggregateRule> aggregate = Optional.empty();
        Optional<Notice> notice = Optional.empty();
        var pseudonymised = new LinkedHashSet<String>();
        for (var duty : during) {
            switch (duty.action().iri()) {
                case Rennes.AGGREGATE -> {
                    if (aggregate.isPresent()) {
                        found.add(twice("aggregate"));
                    }
                    requireFormat(
                            duty, supply.source().format(), supply.source().format() instanceof Format.Csv, found);
                    aggregate = AggregateRule.of(duty, supply.mapping(), found);
                }
                case Rennes.PSEUDONYMISE -> {
                    var rows = !(supply.source().format() instanceof Format.Bytes);
                    requireFormat(duty, supply.source().format(), rows, found);
                    pseudonymised.addAll(columns(duty, supply.mapping(), found));
                }
                case Odrl.ATTRIBUTE -> notice = Notice.of(duty, found);
                default ->
                    found.add(new Problem(
                            "enforcement.duty.unknown",
                            Problem.quote(duty.action().iri()),
                            "this connector cannot do this to data while it flows",
                            "leave the duty out, or use aggregate, pseudonymise or attribute"));
            }
        }
        problems.addAll(found);
        return found.isEmpty() ? Optional.of(new Recipe(aggregate, pseudonymised, notice)) : Optional.empty();
    }

    private static Problem twice(String what) {
        return new Problem(
                "enforcement.duty.twice",
                Problem.quote(what),
                "the duty is there twice and it is not said which holds",
                "keep one of them");
    }

    private static void requireFormat(Duty duty, Format format, boolean fits, Collection<Problem> problems) {
        if (!fits) {
            problems.add(new Problem(
                    "enforcement.format",
                    Problem.quote(duty.action().iri()),
                    "this cannot be done to content of the format " + Problem.quote(format.mediaType()),
                    "publish the asset as CSV (or as NDJSON to pseudonymise), or leave the duty out"));
        }
    }

    private static Set<String> columns(Duty duty, Mapping mapping, Collection<Problem> problems) {
        var columns = new LinkedHashSet<String>();
        boolean understood = duty.constraints().isEmpty();
        for (var refinement : duty.action().refinements()) {
            var named = refinement.fold(
                    atomic -> columns(atomic, mapping), logical -> List.<String>of(), opaque -> List.<String>of());
            understood &= !named.isEmpty();
            columns.addAll(named);
        }
        if (!understood || columns.isEmpty()) {
            problems.add(new Problem(
                    "enforcement.pseudonymise",
                    "",
                    "a pseudonymisation names its columns, at least one, and nothing else",
                    "use `column` with `isAnyOf` and the names of the columns"));
        }
        return columns;
    }

    /** A column is named as in the file, or by a meaning that the asset's mapping has. */
    private static List<String> columns(Constraint.Atomic atomic, Mapping mapping) {
        boolean naming = atomic.operator() == Operator.EQ
                || atomic.operator() == Operator.IS_ANY_OF
                || atomic.operator() == Operator.IS_ALL_OF;
        if (!atomic.leftOperand().equals(Rennes.COLUMN) || !naming) {
            return List.of();
        }
        var columns = new ArrayList<String>();
        for (var value : atomic.right()) {
            var meant = mapping.columnsOf(value.text());
            columns.addAll(meant.isEmpty() ? List.of(value.text()) : meant);
        }
        return columns;
    }
}
