package org.ecluse.policy.reading;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Asset;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Extras;
import org.ecluse.policy.model.Party;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.reading.ReadingLimits.Limit;

/**
 * How much an atomic policy is for whoever walks it. A duty that several atomic rules share counts for each of them, but
 * is only looked at once: a short compact policy can stand for more rules than there is memory.
 *
 * @param text characters of all names and values
 */
record Weight(long rules, long constraints, long text) {
    private static final Weight NONE = new Weight(0, 0, 0);

    static void check(Policy policy, ReadingLimits limits) throws Unreadable {
        var weight = new Scales().policy(policy);
        limits.check(Limit.RULES, most(weight.rules()), "");
        limits.check(Limit.CONSTRAINTS, most(weight.constraints()), "");
        limits.check(Limit.TEXT, most(weight.text()), "");
    }

    private static int most(long number) {
        return (int) Math.min(Integer.MAX_VALUE, number);
    }

    private Weight and(Weight other) {
        return new Weight(sum(rules, other.rules), sum(constraints, other.constraints), sum(text, other.text));
    }

    private static long sum(long one, long other) {
        return Math.min(Integer.MAX_VALUE, one + other);
    }

    private static final class Scales {
        private final Map<Object, Weight> weighed = new IdentityHashMap<>();

        Weight policy(Policy policy) {
            return scope(policy.head().scope())
                    .and(extras(policy.head().extras()))
                    .and(rules(policy.permissions()))
                    .and(rules(policy.prohibitions()))
                    .and(rules(policy.obligations()));
        }

        private Weight rules(List<? extends Rule> rules) {
            var all = NONE;
            for (var rule : rules) {
                var known = weighed.get(rule);
                if (known == null) {
                    known = rule(rule);
                    weighed.put(rule, known);
                }
                all = all.and(known);
            }
            return all;
        }

        private Weight rule(Rule rule) {
            var below = rule.fold(
                    permission -> rules(permission.duties()),
                    prohibition -> rules(prohibition.remedies()),
                    duty -> rules(duty.consequences()));
            return new Weight(1, 0, 0)
                    .and(action(rule.action()))
                    .and(scope(rule.scope()))
                    .and(constraints(rule.constraints()))
                    .and(extras(rule.extras()))
                    .and(below);
        }

        private Weight action(Action action) {
            return text(action.iri().length())
                    .and(constraints(action.refinements()))
                    .and(extras(action.extras()));
        }

        private Weight scope(Scope scope) {
            var all = NONE;
            for (var asset : scope.targets()) {
                all = all.and(asset(asset));
            }
            for (var asset : scope.outputs()) {
                all = all.and(asset(asset));
            }
            for (var parties : scope.parties().values()) {
                for (var party : parties) {
                    all = all.and(party(party));
                }
            }
            return all;
        }

        private Weight asset(Asset asset) {
            return text(asset.uid().map(String::length).orElse(0))
                    .and(constraints(asset.refinements()))
                    .and(extras(asset.extras()));
        }

        private Weight party(Party party) {
            return text(party.uid().map(String::length).orElse(0))
                    .and(constraints(party.refinements()))
                    .and(extras(party.extras()));
        }

        private Weight constraints(List<Constraint> constraints) {
            var all = NONE;
            for (var constraint : constraints) {
                var known = weighed.get(constraint);
                if (known == null) {
                    known = constraint.fold(
                            Scales::atomic,
                            logical -> constraints(logical.parts()).and(extras(logical.extras())),
                            opaque -> text(opaque.node().toString().length()));
                    weighed.put(constraint, known);
                }
                all = all.and(known).and(new Weight(0, 1, 0));
            }
            return all;
        }

        private static Weight atomic(Atomic atomic) {
            long text = atomic.leftOperand().length();
            for (var value : atomic.right()) {
                text += value.text().length();
            }
            return text(text).and(extras(atomic.details().extras()));
        }

        private static Weight extras(Extras extras) {
            return extras.isEmpty() ? NONE : text(extras.members().toString().length());
        }

        private static Weight text(long characters) {
            return new Weight(0, 0, characters);
        }
    }
}
