package org.ecluse.policy.counterfactual;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.profile.Taxonomy;
import org.ecluse.policy.terms.Numbers;
import org.ecluse.policy.terms.TimeSpan;

/**
 * The changes that could make one comparison come out the other way: for each boundary that it names, the values on it
 * and on both sides of it, as far as the asker can bring them about. Whether they help is for the evaluator to say.
 */
final class Candidates {
    private final Profile profile;
    private final boolean withKinds;

    /** @param withKinds whether kinds of the purposes that a policy names are tried as well */
    Candidates(Profile profile, boolean withKinds) {
        this.profile = profile;
        this.withKinds = withKinds;
    }

    /** The comparisons that a constraint is made of. */
    static List<Atomic> atomics(List<Constraint> constraints) {
        var found = new ArrayList<Atomic>();
        for (var constraint : constraints) {
            if (constraint instanceof Logical logical) {
                found.addAll(atomics(logical.parts()));
            } else if (constraint instanceof Atomic atomic) {
                found.add(atomic);
            }
        }
        return found;
    }

    List<Change> of(Atomic atomic, Situation now) {
        var operand = profile.operand(atomic.leftOperand());
        if (operand.isEmpty()) {
            return List.of();
        }
        var lever = Lever.of(operand.get());
        var changes =
                switch (lever) {
                    case WAIT -> dates(atomic, now.request().at());
                    case STATE -> statements(operand.get(), atomic);
                    case OBTAIN -> credentials(atomic, now);
                    case GROW, LESSEN, CHOOSE -> numbers(operand.get(), atomic, lever, now);
                    case NONE -> List.<Change>of();
                };
        return changes.stream().filter(change -> changesSomething(change, now)).toList();
    }

    private static boolean changesSomething(Change change, Situation now) {
        return !(change instanceof Change.Have have)
                || now.facts()
                        .fact(have.leftOperand())
                        .fold(
                                known -> !new HashSet<>(known.values()).equals(new HashSet<>(have.values()))
                                        || !known.unit().equals(have.unit()),
                                unknown -> true);
    }

    private static List<Change> dates(Atomic atomic, Instant now) {
        var instants = new TreeSet<Instant>();
        for (var value : atomic.right()) {
            TimeSpan.parse(value.text())
                    .ifPresent(span -> List.of(span.start(), span.end()).forEach(bound -> {
                        instants.add(bound);
                        instants.add(bound.plusSeconds(1));
                    }));
        }
        return instants.tailSet(now, false).stream()
                .map(at -> (Change) new Change.Wait(at))
                .toList();
    }

    /** One of the values named, or one that is none of them. */
    private List<Change> statements(Operand operand, Atomic atomic) {
        var stated = new LinkedHashSet<>(atomic.right());
        if (operand.taxonomy().terms().isEmpty()) {
            stated.add(Change.ANY_OTHER);
        } else {
            stated.addAll(kinds(operand, atomic));
        }
        var changes = new ArrayList<Change>();
        for (var value : stated) {
            changes.add(have(atomic, List.of(value)));
        }
        if (atomic.right().size() > 1) {
            changes.add(have(atomic, atomic.right()));
        }
        return changes;
    }

    /** Terms that cannot be one of those named, and kinds of these: one that often is neither, or else all. */
    private Set<Value> kinds(Operand operand, Atomic atomic) {
        var found = new LinkedHashSet<Value>();
        for (var term : new TreeSet<>(operand.taxonomy().terms())) {
            for (var named : atomic.right()) {
                var relation = operand.taxonomy().relation(term, named.text());
                boolean isKind = relation == Taxonomy.Relation.NARROWER;
                boolean isNone = relation == Taxonomy.Relation.DISJOINT;
                if (withKinds && (isKind || isNone)) {
                    found.add(Value.iri(term));
                }
            }
        }
        if (!withKinds && atomic.leftOperand().equals(Odrl.PURPOSE)) {
            found.add(Value.iri(Rennes.DPV + "NonCommercialResearch"));
        }
        return found;
    }

    /** Each of the values named in addition to what is held, all of them, or none of them any more. */
    private List<Change> credentials(Atomic atomic, Situation now) {
        var known = values(now, atomic.leftOperand());
        var changes = new ArrayList<Change>();
        for (var value : atomic.right()) {
            changes.add(gain(atomic, known, List.of(value)));
        }
        if (atomic.right().size() > 1) {
            changes.add(gain(atomic, known, atomic.right()));
        }
        var kept = without(known, atomic.right());
        changes.add(have(atomic, kept));
        changes.add(have(atomic, List.of()));
        return changes;
    }

    private Change gain(Atomic atomic, List<Value> known, List<Value> gained) {
        var values = new LinkedHashSet<>(known);
        values.addAll(gained);
        return have(atomic, List.copyOf(values));
    }

    private List<Change> numbers(Operand operand, Atomic atomic, Lever lever, Situation now) {
        if (operand.type() != OperandType.NUMBER) {
            return atomic.right().stream().map(value -> number(atomic, value)).toList();
        }
        var known =
                values(now, atomic.leftOperand()).stream().findFirst().flatMap(value -> Numbers.parse(value.text()));
        var changes = new ArrayList<Change>();
        for (var value : atomic.right()) {
            var bound = Numbers.parse(value.text());
            if (bound.isEmpty()) {
                continue;
            }
            var step = BigDecimal.ONE.movePointLeft(Math.max(0, bound.get().scale()));
            for (var number :
                    List.of(bound.get(), bound.get().add(step), bound.get().subtract(step))) {
                if (number.signum() >= 0 && canReach(lever, known, number)) {
                    changes.add(number(atomic, Value.number(number)));
                }
            }
        }
        return changes;
    }

    private static boolean canReach(Lever lever, Optional<BigDecimal> known, BigDecimal number) {
        int order = known.map(number::compareTo).orElse(0);
        return switch (lever) {
            case GROW -> order >= 0 && known.isPresent();
            case LESSEN -> order <= 0 && known.isPresent();
            default -> true;
        };
    }

    private Change number(Atomic atomic, Value value) {
        return have(atomic, List.of(value));
    }

    static boolean isNumber(Value value) {
        return Numbers.parse(value.text()).isPresent();
    }

    private static List<Value> values(Situation now, String leftOperand) {
        return now.facts().fact(leftOperand).fold(Fact.Known::values, unknown -> List.of());
    }

    private static List<Value> without(List<Value> values, List<Value> those) {
        return values.stream().filter(value -> !those.contains(value)).toList();
    }

    private Change have(Atomic atomic, List<Value> values) {
        var accepted = profile.operand(atomic.leftOperand()).orElseThrow().asserters();
        return new Change.Have(atomic.leftOperand(), values, atomic.unit(), Collections.min(accepted));
    }
}
