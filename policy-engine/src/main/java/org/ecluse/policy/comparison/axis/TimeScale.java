package org.ecluse.policy.comparison.axis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.terms.TimeSpan;

/**
 * Points in time: the instants that are named, the first and last of the days that are named, and the times between them.
 * Time is counted in nanoseconds, so that between two neighbours there is nothing.
 */
public final class TimeScale implements Scale {
    private static final Duration OUTSIDE = Duration.ofDays(1);

    private final List<Instant> cells = new ArrayList<>();
    private final Map<Atomic, List<TimeSpan>> right = new HashMap<>();

    /** @param asked comparisons whose right sides are all dates with their zone */
    public TimeScale(List<Atomic> asked) {
        var bounds = new TreeSet<Instant>();
        for (var atomic : asked) {
            var spans = atomic.right().stream()
                    .map(value -> TimeSpan.parse(value.text()).orElseThrow())
                    .toList();
            right.put(atomic, spans);
            spans.forEach(span -> {
                bounds.add(span.start());
                bounds.add(span.end());
            });
        }
        cells.add(bounds.first().minus(OUTSIDE));
        for (var bound : bounds) {
            cells.add(bound);
            var next = bounds.higher(bound);
            if (next == null) {
                cells.add(bound.plus(OUTSIDE));
            } else if (bound.plusNanos(1).isBefore(next)) {
                cells.add(between(bound, next));
            }
        }
    }

    private static Instant between(Instant low, Instant high) {
        var half = Duration.between(low, high).dividedBy(2);
        return half.getSeconds() > 0 ? low.plusSeconds(half.getSeconds()) : low.plus(half);
    }

    @Override
    public int cells() {
        return cells.size();
    }

    @Override
    public IntFunction<Truth> answers(Atomic asked) {
        var spans = right.get(asked);
        return cell -> Truth.of(holds(asked, spans, cells.get(cell)));
    }

    private static boolean holds(Atomic asked, List<TimeSpan> spans, Instant at) {
        return switch (asked.operator()) {
            case IS_ANY_OF -> spans.stream().anyMatch(span -> span.holds(at, Operator.EQ));
            case IS_NONE_OF -> spans.stream().noneMatch(span -> span.holds(at, Operator.EQ));
            case IS_ALL_OF -> spans.stream().allMatch(span -> span.holds(at, Operator.EQ));
            default -> spans.get(0).holds(at, asked.operator());
        };
    }

    /** The instant that stands for all in its cell. */
    public Instant instant(int cell) {
        return cells.get(cell);
    }

    @Override
    public Sample sample(int cell) {
        return new Sample(Value.instant(cells.get(cell)), Optional.empty());
    }
}
