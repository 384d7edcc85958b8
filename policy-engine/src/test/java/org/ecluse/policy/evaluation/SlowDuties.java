package org.ecluse.policy.evaluation;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Duty;

/** Where duties stand and what is owed, told the slow, obvious way for {@link SlowEvaluator}, at one instant. */
final class SlowDuties {
    private final World world;
    private final Instant now;
    private final boolean signing;

    SlowDuties(World world, Instant now, boolean signing) {
        this.world = world;
        this.now = now;
        this.signing = signing;
    }

    static String mode(Duty duty) {
        boolean isMoved =
                duty.constraints().stream().anyMatch(one -> one.toString().contains("policyUsage"));
        return switch (duty.action().iri()) {
            case Odrl.COMPENSATE -> "before";
            case Odrl.ATTRIBUTE -> "during";
            case Odrl.DELETE -> "after";
            case RandomCases.REPORT -> isMoved ? "before" : "eventually";
            default -> "never";
        };
    }

    private boolean isTooLate(Duty duty) {
        return Stream.concat(duty.constraints().stream(), duty.action().refinements().stream())
                .map(Atomic.class::cast)
                .filter(one -> one.leftOperand().equals(Odrl.DATE_TIME))
                .anyMatch(one -> {
                    var span = SlowConstraints.span(one.right().get(0).text());
                    return one.operator().term().equals("lt")
                            ? !now.isBefore(span.get(0))
                            : SlowConstraints.compare(now, span) > 0;
                });
    }

    Set<String> unmet(Duty duty, String at) {
        var strange = SlowEvaluator.strange(duty, at);
        if (!strange.isEmpty()) {
            return strange;
        }
        var state = world.fulfilment(duty);
        if (signing || mode(duty).equals("during") || state instanceof Fulfilment.Done) {
            return Set.of();
        }
        if (state instanceof Fulfilment.Late) {
            return unmetConsequences(duty, at);
        }
        if (state instanceof Fulfilment.Unknown) {
            return mode(duty).equals("before") || isTooLate(duty) ? Set.of("policy.duty.unknown " + at) : Set.of();
        }
        if (isOverdue(duty)) {
            var codes = new TreeSet<>(unmetConsequences(duty, at));
            codes.add("policy.duty.overdue " + at);
            return codes;
        }
        return mode(duty).equals("before") ? Set.of("policy.duty.unfulfilled " + at) : Set.of();
    }

    private boolean isOverdue(Duty duty) {
        var state = world.fulfilment(duty);
        boolean isPast = state instanceof Fulfilment.Due due
                && due.by().filter(by -> !now.isBefore(by)).isPresent();
        boolean isOpen = state instanceof Fulfilment.Due;
        return state instanceof Fulfilment.Overdue || isPast || (isOpen && isTooLate(duty));
    }

    private Set<String> unmetConsequences(Duty duty, String at) {
        var codes = new TreeSet<String>();
        SlowEvaluator.each(at + "/consequence/", duty.consequences()).forEach((place, each) -> {
            var state = world.fulfilment(each);
            if (state instanceof Fulfilment.Late) {
                codes.addAll(unmetConsequences(each, place));
            } else if (state instanceof Fulfilment.Unknown) {
                codes.add("policy.duty.unknown " + place);
            } else if (!(state instanceof Fulfilment.Done)) {
                codes.add("policy.duty.unfulfilled " + place);
            }
        });
        return codes;
    }

    void owe(Duty duty, Collection<Duty> owed) {
        if (!SlowEvaluator.strange(duty, "").isEmpty() || mode(duty).equals("during")) {
            return;
        }
        if (isOverdue(duty)) {
            owed.add(duty);
        }
        if (isOverdue(duty) || world.fulfilment(duty) instanceof Fulfilment.Late) {
            duty.consequences().forEach(each -> oweAtOnce(each, owed));
        }
    }

    void oweAtOnce(Duty duty, Collection<Duty> owed) {
        if (!SlowEvaluator.strange(duty, "").isEmpty()) {
            return;
        }
        var state = world.fulfilment(duty);
        if (state instanceof Fulfilment.Due || state instanceof Fulfilment.Overdue) {
            owed.add(duty);
        } else if (state instanceof Fulfilment.Late) {
            duty.consequences().forEach(each -> oweAtOnce(each, owed));
        }
    }
}
