package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * The instants at which an answer may change by itself: dates that the policy names, the end of a fact's freshness, the
 * end of a duty's time.
 *
 * @param dates named by the policy, in order, each once
 * @param fresh tests whose facts age
 * @param owed all duties of which a ledger may know until when they are owed
 * @param mayOwe true when there are duties or remedies that may be owed beside what is granted
 */
record Agenda(Instant[] dates, List<FactTest> fresh, List<DutyPlan> owed, boolean mayOwe) {
    /** An answer that has been tried at more instants than these is asked for again at the next. */
    static final int INSTANTS_MAX = 100;

    /**
     * @param isSame whether the answer at the frame's instant is the one that holds now; the frame is moved
     * @return the first of the instants at which, or just after which, it is not or may not be
     */
    Optional<Instant> next(Frame frame, BooleanSupplier isSame) {
        var now = frame.at();
        var last = now;
        for (int tried = 0; ; tried++) {
            var next = after(frame, last, tried == 0);
            if (next.isEmpty() || tried == INSTANTS_MAX) {
                return next;
            }
            // `lteq` still holds at the date itself, and no longer just after.
            if ((next.get().isAfter(now) && !holds(frame, next.get(), isSame))
                    || !holds(frame, next.get().plusNanos(1), isSame)) {
                return next;
            }
            last = next.get();
        }
    }

    private static boolean holds(Frame frame, Instant at, BooleanSupplier isSame) {
        frame.moveTo(at);
        return isSame.getAsBoolean();
    }

    private Optional<Instant> after(Frame frame, Instant last, boolean isInclusive) {
        int place = Arrays.binarySearch(dates, last);
        int first = place < 0 ? -place - 1 : place + (isInclusive ? 0 : 1);
        var dated = first < dates.length ? Optional.of(dates[first]) : Optional.<Instant>empty();
        if (fresh.isEmpty() && owed.isEmpty()) {
            return dated;
        }
        var learned = new TreeSet<Instant>();
        fresh.forEach(test -> test.freshUntil(frame).ifPresent(learned::add));
        owed.forEach(duty -> duty.instants(frame, learned));
        dated.ifPresent(learned::add);
        return Optional.ofNullable(isInclusive ? learned.ceiling(last) : learned.higher(last));
    }
}
