package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.evaluation.Premise;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Truth;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;

/** Several conditions under one logical operand. Has at least one part. */
final class LogicalCondition extends Condition {
    private final LogicalOperand operand;
    private final Condition[] parts;
    private final Condition[] atUse;

    LogicalCondition(String at, Logical logical, Condition[] parts) {
        super(at, logical);
        this.operand = logical.operand();
        this.parts = parts;
        this.atUse = merged(operand, parts);
    }

    LogicalOperand operand() {
        return operand;
    }

    Condition[] parts() {
        return parts;
    }

    /** Where parts look at the same axis, one look-up in their stead. */
    private static Condition[] merged(LogicalOperand operand, Condition[] parts) {
        if (operand == LogicalOperand.AND_SEQUENCE) {
            return parts;
        }
        var byAxis = new LinkedHashMap<String, List<Condition>>();
        for (int i = 0; i < parts.length; i++) {
            var axis = AxisCondition.axis(parts[i]).orElse("part " + i);
            byAxis.computeIfAbsent(axis, key -> new ArrayList<>()).add(parts[i]);
        }
        // Of an exclusive choice, one look-up stands for all of it or for none.
        boolean isSplit = operand == LogicalOperand.XONE && byAxis.size() > 1;
        if (byAxis.size() == parts.length || isSplit) {
            return parts;
        }
        return byAxis.values().stream()
                .map(same -> same.size() == 1 ? same.get(0) : AxisCondition.of(operand, same))
                .toArray(Condition[]::new);
    }

    /** Optimism about a part is none about an exclusive choice. */
    private Mood inner(Mood mood) {
        return operand == LogicalOperand.XONE ? Mood.STRICT : mood;
    }

    @Override
    Truth judge(Frame frame, Mood mood) {
        var these = frame.isSigning() ? parts : atUse;
        if (these.length == 1 && these != parts) {
            return these[0].judge(frame, mood);
        }
        return switch (operand) {
            case AND -> all(these, frame, mood);
            case OR -> any(these, frame, mood);
            case XONE -> exactlyOne(these, frame);
            case AND_SEQUENCE -> inOrder(all(these, frame, mood), frame, mood);
        };
    }

    private static Truth any(Condition[] these, Frame frame, Mood mood) {
        var answer = Truth.UNSATISFIED;
        for (var part : these) {
            var truth = part.judge(frame, mood);
            if (truth == Truth.SATISFIED) {
                return truth;
            }
            if (truth == Truth.UNKNOWN) {
                answer = truth;
            }
        }
        return answer;
    }

    private static Truth exactlyOne(Condition[] these, Frame frame) {
        int satisfied = 0;
        int unknown = 0;
        for (var part : these) {
            var truth = part.judge(frame, Mood.STRICT);
            satisfied += truth == Truth.SATISFIED ? 1 : 0;
            unknown += truth == Truth.UNKNOWN ? 1 : 0;
        }
        return exactlyOne(satisfied, unknown);
    }

    private static Truth exactlyOne(int satisfied, int unknown) {
        if (satisfied > 1) {
            return Truth.UNSATISFIED;
        }
        return unknown > 0 ? Truth.UNKNOWN : Truth.of(satisfied == 1);
    }

    /**
     * Whether the parts, once they are all satisfied, became so one after the other. Before signing what can still come
     * true can still come true in order.
     */
    private Truth inOrder(Truth all, Frame frame, Mood mood) {
        if (all != Truth.SATISFIED || mood == Mood.CAN_STILL_HOLD || parts.length == 1) {
            return all;
        }
        var answer = Truth.SATISFIED;
        var last = Instant.MIN;
        for (var part : parts) {
            var since = part.since(frame);
            if (since.equals(NOBODY_KNOWS)) {
                answer = Truth.UNKNOWN;
            } else if (since.isBefore(last)) {
                return Truth.UNSATISFIED;
            } else {
                last = since;
            }
        }
        return answer;
    }

    @Override
    Premise trace(Frame frame, Mood mood, Consumer<Reason> reasons) {
        var heard = operand == LogicalOperand.AND ? reasons : UNHEARD;
        var premises = new Premise[parts.length];
        var all = Truth.SATISFIED;
        var any = Truth.UNSATISFIED;
        int satisfied = 0;
        int unknown = 0;
        for (int i = 0; i < parts.length; i++) {
            premises[i] = parts[i].trace(frame, inner(mood), heard);
            var truth = premises[i].truth();
            all = all.and(truth);
            any = any.or(truth);
            satisfied += truth == Truth.SATISFIED ? 1 : 0;
            unknown += truth == Truth.UNKNOWN ? 1 : 0;
        }
        var answer =
                switch (operand) {
                    case AND -> all;
                    case OR -> any;
                    case XONE -> exactlyOne(satisfied, unknown);
                    case AND_SEQUENCE -> inOrder(all, frame, mood);
                };
        if (operand != LogicalOperand.AND) {
            tell(answer, Optional.empty(), reasons);
        }
        return new Premise(Premise.Kind.LOGICAL, at(), answer, Optional.empty(), List.of(premises));
    }

    @Override
    Instant since(Frame frame) {
        if (operand != LogicalOperand.AND && operand != LogicalOperand.AND_SEQUENCE) {
            return NOBODY_KNOWS;
        }
        // NOBODY_KNOWS is later than all others.
        return Arrays.stream(parts)
                .map(part -> part.since(frame))
                .max(Comparator.naturalOrder())
                .orElse(NOBODY_KNOWS);
    }

    @Override
    boolean isMetered() {
        return Arrays.stream(parts).anyMatch(Condition::isMetered);
    }

    @Override
    void claim(Frame frame, boolean satisfied, Collection<Claim> into) {
        boolean needsAll = operand == LogicalOperand.XONE || satisfied != (operand == LogicalOperand.OR);
        if (needsAll) {
            for (var part : parts) {
                var truth = part.judge(frame, Mood.STRICT);
                if (truth != Truth.UNKNOWN) {
                    part.claim(frame, truth == Truth.SATISFIED, into);
                }
            }
        } else {
            into.addAll(Claims.least(frame, parts, satisfied));
        }
    }

    @Override
    String canonical() {
        var texts = Arrays.stream(parts).map(Condition::canonical);
        return operand.term()
                + switch (operand) {
                    case AND, OR -> texts.distinct().sorted().toList();
                    case XONE -> texts.sorted().toList();
                    case AND_SEQUENCE -> texts.toList();
                };
    }
}
