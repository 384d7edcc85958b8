package org.ecluse.policy.drafting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.Problem;
import org.ecluse.policy.comparison.Comparer;
import org.ecluse.policy.comparison.Comparison;
import org.ecluse.policy.comparison.Witness;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Scope;
import org.ecluse.policy.profile.Profile;
import org.ecluse.policy.profile.Rennes;

/**
 * Whether data that was obtained may be offered on: the contract it was obtained under lets it be distributed, and the
 * offer allows nothing that this contract, or the policy that it names for those who come next, does not allow on the same
 * terms. Who the parties are and what the data is called is set aside. Immutable, for all threads.
 */
public final class Redistribution {
    private final Evaluator evaluator;
    private final Comparer comparer;

    /** What came of the check. */
    public sealed interface Outcome {

        /** The offer may be made. */
        record Allowed() implements Outcome {}

        /** @param example a request that the offer permits and the contract does not, where there is one to show */
        record Refused(List<Problem> reasons, Optional<Witness> example) implements Outcome {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }

        default <T> T fold(Function<Allowed, T> allowed, Function<Refused, T> refused) {
            return this instanceof Allowed yes ? allowed.apply(yes) : refused.apply((Refused) this);
        }
    }

    /** The contract that data was obtained under, and what was known of the one who obtained it. */
    public record Obtained(Policy contract, Facts facts, Instant at) {}

    /** The policies that a contract can name for those who come next. */
    @FunctionalInterface
    public interface NextPolicies {
        /** Knows none. */
        NextPolicies NONE = uid -> Optional.empty();

        Optional<Policy> find(String uid);
    }

    public Redistribution(Profile profile) {
        this.evaluator = new Evaluator(profile);
        this.comparer = new Comparer(profile);
    }

    /** An offer made of data from several sources is checked against each of them. */
    public Outcome check(Policy offer, List<Obtained> sources, NextPolicies policies) {
        var reasons = new ArrayList<Problem>();
        Optional<Witness> example = Optional.empty();
        for (var source : sources) {
            reasons.addAll(mayPassOn(source));
            for (var limit : limits(source.contract(), policies, reasons)) {
                var comparison = comparer.compare(plain(offer), plain(limit));
                if (!comparison.neverWider()) {
                    reasons.add(wider(comparison, limit));
                    example = example.or(comparison::onlyFirst);
                }
            }
        }
        return reasons.isEmpty() ? new Outcome.Allowed() : new Outcome.Refused(reasons, example);
    }

    private List<Problem> mayPassOn(Obtained source) {
        var contract = source.contract();
        var request =
                new Request(Odrl.DISTRIBUTE, contract.target(), contract.assignee(), source.at(), Stage.NEGOTIATION);
        return evaluator
                .decide(contract, request, source.facts())
                .fold(yes -> List.of(), no -> List.of(mayNot(contract, no)));
    }

    private static Problem mayNot(Policy contract, Denied denied) {
        return new Problem(
                "redistribution.not-permitted",
                denied.reasons().stream().map(Reason::at).findFirst().orElse(""),
                "the contract " + Problem.quote(contract.uid()) + " does not let the data be passed on",
                "ask the provider for a contract that permits `odrl:distribute`");
    }

    /** What the offer may not be wider than: the policies that the contract names, or else the contract itself. */
    private static List<Policy> limits(Policy contract, NextPolicies policies, List<Problem> problems) {
        var limits = new ArrayList<Policy>();
        for (var uid : named(contract)) {
            if (uid.equals(Rennes.OBTAINED)) {
                limits.add(contract);
            } else {
                policies.find(uid).ifPresentOrElse(limits::add, () -> problems.add(unknown(uid)));
            }
        }
        return limits.isEmpty() && problems.isEmpty() ? List.of(contract) : limits;
    }

    private static List<String> named(Policy contract) {
        var named = new ArrayList<String>();
        var duties = new ArrayList<Duty>(contract.obligations());
        contract.permissions().forEach(permission -> duties.addAll(permission.duties()));
        for (var duty : duties) {
            if (duty.action().iri().equals(Rennes.NEXT_POLICY)) {
                duty.action().refinements().stream()
                        .filter(Atomic.class::isInstance)
                        .map(Atomic.class::cast)
                        .filter(atomic -> atomic.leftOperand().equals(Rennes.NO_WIDER_THAN))
                        .forEach(atomic -> atomic.right().forEach(value -> named.add(value.text())));
                duty.scope().target().ifPresent(named::add);
            }
        }
        return named.stream().distinct().toList();
    }

    private static Problem unknown(String uid) {
        return new Problem(
                "redistribution.next-policy.unknown",
                "",
                "the contract names the policy " + Problem.quote(uid)
                        + " for those who come next, which is not at hand",
                "get that policy from the provider");
    }

    private static Problem wider(Comparison comparison, Policy limit) {
        boolean isUnknown = comparison.verdict() == Comparison.Verdict.UNKNOWN;
        return new Problem(
                isUnknown ? "redistribution.unclear" : "redistribution.wider",
                "",
                "the offer " + (isUnknown ? "may allow" : "allows") + " more than " + Problem.quote(limit.uid())
                        + " does",
                "offer at most what was obtained, with the same conditions, duties and prohibitions");
    }

    /** The same rules, whoever they are between and whatever the data is called there. */
    private static Policy plain(Policy policy) {
        return new Policy(
                policy.uid(),
                policy.type(),
                new Policy.Head(
                        Scope.NONE,
                        policy.head().conflict(),
                        policy.profiles(),
                        policy.head().inheritFrom(),
                        policy.head().extras()),
                policy.permissions(),
                policy.prohibitions(),
                policy.obligations());
    }
}
