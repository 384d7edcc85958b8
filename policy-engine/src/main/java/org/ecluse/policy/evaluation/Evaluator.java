package org.ecluse.policy.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.plan.Compiler;
import org.ecluse.policy.evaluation.plan.Plan;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Profile;

/**
 * Decides requests against policies, with the terms of one profile. For all threads. Policies are compiled when they are
 * first seen, and so many plans are kept; who decides on one policy often keeps its {@link Plan}.
 */
public final class Evaluator {
    /** Plans kept for policies that are the same object. A power of two. */
    private static final int PLACES = 256;

    /** Plans kept for policies that are equal. */
    private static final int PLANS_MAX = 512;

    /** @param plan of an equal policy */
    private record Seen(Policy policy, Plan plan) {}

    private final Compiler compiler;
    private final AtomicReferenceArray<Seen> places = new AtomicReferenceArray<>(PLACES);
    private final Map<Policy, Plan> plans = new LinkedHashMap<>(PLACES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Policy, Plan> eldest) {
            return size() > PLANS_MAX;
        }
    };

    public Evaluator(Profile profile) {
        this.compiler = new Compiler(profile);
    }

    /** Each term of the policy that cannot be evaluated here; empty when all of it can. */
    public List<Problem> unevaluable(Policy policy) {
        return plan(policy).unevaluable();
    }

    /** @param facts is asked at most once for each thing */
    public Decision decide(Policy policy, Request request, Facts facts) {
        return plan(policy).decide(request, facts);
    }

    /** The policy made ready to be decided. */
    public Plan plan(Policy policy) {
        int place = System.identityHashCode(policy) & (PLACES - 1);
        var seen = places.get(place);
        if (seen == null || seen.policy() != policy) {
            seen = new Seen(policy, equal(policy));
            places.set(place, seen);
        }
        return seen.plan();
    }

    private Plan equal(Policy policy) {
        synchronized (plans) {
            var known = plans.get(policy);
            if (known != null) {
                return known;
            }
        }
        var made = compiler.compile(policy);
        synchronized (plans) {
            plans.put(policy, made);
        }
        return made;
    }
}
