package org.ecluse.policy.evaluation.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.evaluation.Truth;

/** Finds what a use must reserve, so that what permitted it stays true whoever else is using. */
final class Claims {
    private Claims() {}

    /** Of the conditions that were judged so, the one that asks for least keeps the outcome. */
    static Collection<Claim> least(Frame frame, Condition[] conditions, boolean satisfied) {
        var wanted = Truth.of(satisfied);
        Collection<Claim> least = List.of();
        boolean isFirst = true;
        for (var condition : conditions) {
            if (condition.judge(frame, Mood.STRICT) != wanted) {
                continue;
            }
            var these = new ArrayList<Claim>();
            condition.claim(frame, satisfied, these);
            var distinct = distinct(these);
            if (isFirst || compare(distinct, least) < 0) {
                least = distinct;
                isFirst = false;
            }
        }
        return least;
    }

    private static int compare(Collection<Claim> one, Collection<Claim> other) {
        int order = Integer.compare(one.size(), other.size());
        order = order == 0 ? limits(one).compareTo(limits(other)) : order;
        return order == 0 ? names(one).compareTo(names(other)) : order;
    }

    private static String limits(Collection<Claim> claims) {
        return claims.stream().map(Claims::limit).sorted().toList().toString();
    }

    private static String limit(Claim claim) {
        var number = claim.limit().signum() == 0
                ? "0"
                : claim.limit().stripTrailingZeros().toPlainString();
        return number + " " + claim.mayReach();
    }

    /** True when both ask for the same, wherever in the policy it is said. */
    static boolean areSame(List<Claim> some, List<Claim> others) {
        return some.size() == others.size() && (some.isEmpty() || names(some).equals(names(others)));
    }

    /** What is claimed, without where in the policy it is said. */
    private static String names(Collection<Claim> claims) {
        return claims.stream().map(Claims::name).sorted().toList().toString();
    }

    private static String name(Claim claim) {
        return limit(claim) + " " + claim.tally();
    }

    /** Each limit once, in an order that does not depend on the policy's. */
    static List<Claim> distinct(Collection<Claim> claims) {
        var byName = new LinkedHashMap<String, Claim>();
        claims.stream()
                .sorted(Comparator.comparing(Claims::name))
                .forEach(claim -> byName.putIfAbsent(name(claim), claim));
        return List.copyOf(byName.values());
    }
}
