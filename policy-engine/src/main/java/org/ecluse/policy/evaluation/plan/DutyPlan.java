package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.terms.DutyTiming.Deadline;

/**
 * A duty, and whether it stands in the way of use. Before use it does until it is done; by a deadline or after use, once it
 * is overdue; while the data flows, never, since it is done then. A duty that was not done in time is fulfilled with its
 * consequences, not without. (ODRL IM 2.2, section 2.6.5)
 *
 * @param problems why nobody here can see to it
 * @param canonical the same text for what means the same
 */
record DutyPlan(
        String at,
        Duty duty,
        DutyMode mode,
        Slot state,
        List<Deadline> deadlines,
        List<DutyPlan> consequences,
        List<Reason> problems,
        String canonical) {

    /** What a request must wait for. Before signing nothing is owed yet. */
    Truth judge(Frame frame) {
        if (!problems.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (mode == DutyMode.ONGOING || frame.isSigning()) {
            return Truth.SATISFIED;
        }
        var state = frame.fulfilment(this.state);
        if (state instanceof Fulfilment.Done) {
            return Truth.SATISFIED;
        }
        if (state instanceof Fulfilment.Late) {
            return consequencesDone(frame);
        }
        if (state instanceof Fulfilment.Unknown) {
            return mode == DutyMode.BEFORE || isOver(frame.at()) ? Truth.UNKNOWN : Truth.SATISFIED;
        }
        return Truth.of(mode != DutyMode.BEFORE && !isOverdue(state, frame.at()));
    }

    private Truth consequencesDone(Frame frame) {
        var answer = Truth.SATISFIED;
        for (var consequence : consequences) {
            answer = answer.and(consequence.isDone(frame));
        }
        return answer;
    }

    /** A consequence is owed at once. */
    private Truth isDone(Frame frame) {
        if (!problems.isEmpty()) {
            return Truth.UNKNOWN;
        }
        var state = frame.fulfilment(this.state);
        if (state instanceof Fulfilment.Unknown) {
            return Truth.UNKNOWN;
        }
        return state instanceof Fulfilment.Late ? consequencesDone(frame) : Truth.of(state instanceof Fulfilment.Done);
    }

    private boolean isOver(Instant at) {
        for (int i = 0; i < deadlines.size(); i++) {
            if (deadlines.get(i).isOver(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOverdue(Fulfilment state, Instant at) {
        return state instanceof Fulfilment.Overdue
                || isOver(at)
                || (state instanceof Fulfilment.Due due
                        && due.by().isPresent()
                        && at.compareTo(due.by().get()) >= 0);
    }

    Premise trace(Frame frame, Consumer<Reason> reasons) {
        var truth = judge(frame);
        if (truth != Truth.SATISFIED && reasons != Condition.UNHEARD) {
            tell(frame, reasons);
        }
        return new Premise(Premise.Kind.DUTY, at, truth, Optional.empty(), List.of());
    }

    private void tell(Frame frame, Consumer<Reason> reasons) {
        if (!problems.isEmpty()) {
            problems.forEach(reasons);
            return;
        }
        var state = frame.fulfilment(this.state);
        if (state instanceof Fulfilment.Late) {
            tellConsequences(frame, reasons);
        } else if (state instanceof Fulfilment.Unknown unknown) {
            reasons.accept(reason(Reason.DUTY_UNKNOWN, unknown.reason()));
        } else if (isOverdue(state, frame.at())) {
            reasons.accept(reason(Reason.DUTY_OVERDUE, remark(state)));
            tellConsequences(frame, reasons);
        } else {
            reasons.accept(reason(Reason.DUTY_UNFULFILLED, remark(state)));
        }
    }

    private void tellConsequences(Frame frame, Consumer<Reason> reasons) {
        for (var consequence : consequences) {
            if (consequence.isDone(frame) != Truth.SATISFIED) {
                consequence.tellOwed(frame, reasons);
            }
        }
    }

    private void tellOwed(Frame frame, Consumer<Reason> reasons) {
        if (!problems.isEmpty()) {
            problems.forEach(reasons);
            return;
        }
        var state = frame.fulfilment(this.state);
        if (state instanceof Fulfilment.Late) {
            tellConsequences(frame, reasons);
        } else if (state instanceof Fulfilment.Unknown unknown) {
            reasons.accept(reason(Reason.DUTY_UNKNOWN, unknown.reason()));
        } else {
            reasons.accept(reason(Reason.DUTY_UNFULFILLED, remark(state)));
        }
    }

    private static String remark(Fulfilment state) {
        return state instanceof Fulfilment.Due due ? due.remark() : ((Fulfilment.Overdue) state).remark();
    }

    private Reason reason(String code, String cause) {
        return new Reason(code, at, Optional.of(duty), Optional.empty(), Optional.empty(), cause);
    }

    /** Adds the duty itself when it is overdue, and the consequences of its being so that are not done. */
    void owed(Frame frame, Collection<Duty> into) {
        if (!problems.isEmpty() || mode == DutyMode.ONGOING || frame.isSigning()) {
            return;
        }
        var state = frame.fulfilment(this.state);
        boolean isUndone = state instanceof Fulfilment.Due || state instanceof Fulfilment.Overdue;
        boolean isOverdue = isUndone && isOverdue(state, frame.at());
        if (isOverdue) {
            into.add(duty);
        }
        if (isOverdue || state instanceof Fulfilment.Late) {
            consequences.forEach(consequence -> consequence.owedAtOnce(frame, into));
        }
    }

    /** Adds it unless it is done, for a consequence or a remedy. */
    void owedAtOnce(Frame frame, Collection<Duty> into) {
        if (!problems.isEmpty()) {
            return;
        }
        var state = frame.fulfilment(this.state);
        if (state instanceof Fulfilment.Due || state instanceof Fulfilment.Overdue) {
            into.add(duty);
        } else if (state instanceof Fulfilment.Late) {
            consequences.forEach(consequence -> consequence.owedAtOnce(frame, into));
        }
    }

    /** Adds the instants at which it may become overdue. */
    void instants(Frame frame, Collection<Instant> into) {
        frame.answered(state)
                .filter(Fulfilment.Due.class::isInstance)
                .flatMap(due -> ((Fulfilment.Due) due).by())
                .ifPresent(into::add);
    }
}
