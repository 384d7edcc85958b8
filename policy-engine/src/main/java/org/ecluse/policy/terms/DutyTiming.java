package org.ecluse.policy.terms;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Constraint.Logical;
import org.ecluse.policy.model.LogicalOperand;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.DutyMode;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;

/**
 * When a duty is owed, seen from the use: what the duty says itself, then what its action says. A duty says it by the
 * member {@code rennes:dutyMode}, or by a constraint on {@code odrl:event}: {@code lt odrl:policyUsage} is before,
 * {@code eq} while, {@code gt} after. Pure.
 */
public final class DutyTiming {
    /** Member of a duty; its value is a mode's name in lower case, plain or in the Rennes namespace. */
    public static final String MODE = Rennes.NS + "dutyMode";

    public static final String EVENT = Odrl.NS + "event";
    public static final String POLICY_USAGE = Odrl.NS + "policyUsage";

    private static final Map<Operator, DutyMode> BY_EVENT = Map.of(
            Operator.LT, DutyMode.BEFORE,
            Operator.LTEQ, DutyMode.BEFORE,
            Operator.EQ, DutyMode.ONGOING,
            Operator.GT, DutyMode.AFTER,
            Operator.GTEQ, DutyMode.AFTER);

    private DutyTiming() {}

    /** {@link DutyMode#NEVER} for a duty that nobody here can see to. */
    public static DutyMode mode(Duty duty, Profile profile) {
        var byAction = profile.dutyMode(duty.action().iri());
        if (byAction == DutyMode.NEVER) {
            return byAction;
        }
        return stated(duty).or(() -> byEvent(duty)).orElse(byAction);
    }

    /** True when the duty says when it is owed in words that nobody here knows. */
    public static boolean isMisstated(Duty duty) {
        return duty.extras().names().contains(MODE) && stated(duty).isEmpty();
    }

    private static Optional<DutyMode> stated(Duty duty) {
        return first(duty.extras().members().get(MODE)).flatMap(DutyTiming::named);
    }

    private static Optional<String> first(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.size() == 1 ? first(array.get(0)) : Optional.empty();
        }
        if (value instanceof JsonObject node) {
            return first(node.containsKey("@id") ? node.get("@id") : node.get("@value"));
        }
        return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static Optional<DutyMode> named(String text) {
        var name = text.startsWith(Rennes.NS) ? text.substring(Rennes.NS.length()) : text;
        for (var mode : DutyMode.values()) {
            if (mode != DutyMode.NEVER && mode.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    private static Optional<DutyMode> byEvent(Duty duty) {
        for (var atomic : timing(duty)) {
            if (isAboutUse(atomic)) {
                return Optional.of(BY_EVENT.get(atomic.operator()));
            }
        }
        return Optional.empty();
    }

    /** True for a constraint of a duty that says nothing but when it is owed, seen from the use. */
    static boolean isAboutUse(Constraint constraint) {
        return constraint instanceof Atomic atomic
                && atomic.leftOperand().equals(EVENT)
                && atomic.right().size() == 1
                && atomic.right().get(0).text().equals(POLICY_USAGE)
                && BY_EVENT.containsKey(atomic.operator());
    }

    /** The dates by which the duty must be done: each comparison with the clock that ends one day. */
    public static List<Deadline> deadlines(Duty duty) {
        var found = new ArrayList<Deadline>();
        for (var atomic : timing(duty)) {
            boolean ends = atomic.operator() == Operator.LT
                    || atomic.operator() == Operator.LTEQ
                    || atomic.operator() == Operator.EQ;
            if (atomic.leftOperand().equals(Odrl.DATE_TIME)
                    && ends
                    && atomic.right().size() == 1) {
                TimeSpan.parse(atomic.right().get(0).text())
                        .ifPresent(span -> found.add(new Deadline(span, atomic.operator())));
            }
        }
        return found;
    }

    /** A date and how it bounds: {@code lt}, {@code lteq} or {@code eq}. */
    public record Deadline(TimeSpan span, Operator operator) {
        /** True when the comparison can never hold again. */
        public boolean isOver(Instant at) {
            return !span.canHoldFrom(at, operator);
        }
    }

    /** Comparisons that must hold together: on the duty, or refining its action. */
    private static List<Atomic> timing(Duty duty) {
        var found = new ArrayList<Atomic>();
        collect(duty.constraints(), found);
        collect(duty.action().refinements(), found);
        return found;
    }

    private static void collect(List<Constraint> constraints, List<Atomic> into) {
        for (var constraint : constraints) {
            if (constraint instanceof Atomic atomic) {
                into.add(atomic);
            } else if (constraint instanceof Logical logical && logical.operand() == LogicalOperand.AND) {
                collect(logical.parts(), into);
            }
        }
    }
}
