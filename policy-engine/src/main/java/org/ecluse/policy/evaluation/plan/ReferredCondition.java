package org.ecluse.policy.evaluation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Value;

/** A comparison whose right side is elsewhere, and is looked up at each decision. */
final class ReferredCondition extends Condition {
    private final List<Value> written;
    private final List<Slot> references;
    private final Function<List<Value>, Optional<Condition>> read;

    /**
     * @param written the part of the right side that is in the policy
     * @param read makes the comparison once the right side is known; empty when that does not fit the operand
     */
    ReferredCondition(
            String at, Atomic atomic, List<Slot> references, Function<List<Value>, Optional<Condition>> read) {
        super(at, atomic);
        this.written = atomic.right();
        this.references = references;
        this.read = read;
    }

    private Optional<Condition> found(Frame frame) {
        var right = new ArrayList<>(written);
        for (var reference : references) {
            if (!(frame.fact(reference) instanceof Fact.Known known)) {
                return Optional.empty();
            }
            right.addAll(known.values());
        }
        return read.apply(right);
    }

    @Override
    Truth judge(Frame frame, Mood mood) {
        return found(frame).map(condition -> condition.judge(frame, mood)).orElse(Truth.UNKNOWN);
    }

    @Override
    Premise trace(Frame frame, Mood mood, Consumer<Reason> reasons) {
        var found = found(frame);
        if (found.isPresent()) {
            return found.get().trace(frame, mood, reasons);
        }
        var unknown = Optional.of(Fact.unknown("what it is compared with is not known"));
        tell(Truth.UNKNOWN, unknown, reasons);
        return new Premise(Premise.Kind.CONSTRAINT, at(), Truth.UNKNOWN, unknown, List.of());
    }

    @Override
    java.time.Instant since(Frame frame) {
        return found(frame).map(condition -> condition.since(frame)).orElse(NOBODY_KNOWS);
    }

    @Override
    String canonical() {
        var atomic = (Atomic) constraint();
        var names = new TreeSet<String>();
        references.forEach(reference -> names.add(reference.name()));
        return atomic.leftOperand() + " " + atomic.operator().term() + " of " + names + " " + written;
    }
}
