package org.ecluse.contracts.bargain;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.contracts.exchange.Deadline;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.Handling.Reaction;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.NegotiationState;
import org.ecluse.contracts.negotiation.Offer;
import org.ecluse.policy.comparison.Comparer;
import org.ecluse.policy.comparison.Comparison;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;

/** What this side does with an offer or request that it has to answer, by its rule. Safe for threads. */
public final class Bargaining {
    /** How often this side repeats itself by rule in one negotiation; then a person is asked. */
    static final int COUNTERS_MAX = 3;

    private static final int COMPARED_MAX = 200;
    /** Terms with more rules and conditions than this are a person's to read: comparing them may take seconds. */
    private static final int CLAUSES_MAX = 300;

    private final Comparer comparer = new Comparer(Rennes.PROFILE);
    private final Handling usual;
    private final Map<List<Policy>, Comparison> compared = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Policy>, Comparison> eldest) {
            return size() > COMPARED_MAX;
        }
    };

    /** @param usual the rule for offers without one of their own, and for what this connector asks for */
    public Bargaining(Handling usual) {
        this.usual = usual;
    }

    /** What this side has to answer; empty when it is the other side's turn, or nothing is asked. */
    public Optional<Question> question(ContractNegotiation negotiation) {
        var stands = negotiation.exchange();
        var asked = stands.role() == Role.PROVIDER ? NegotiationState.REQUESTED : NegotiationState.OFFERED;
        if (stands.state() != asked || stands.outgoing().isPresent()) {
            return Optional.empty();
        }
        var handling = negotiation.stance().handling().orElse(usual);
        var ours = ours(negotiation);
        var theirs = negotiation.lastOffer().policy();
        var standing =
                ours.map(policy -> standing(stands.role(), policy, theirs)).orElse(Standing.BEYOND);
        return Optional.of(
                new Question(negotiation, ours, theirs, standing, reaction(negotiation, handling, standing), handling));
    }

    /** The end of a negotiation on which nobody decided. */
    public Optional<Deadline<NegotiationMessage>> undecided(ContractNegotiation negotiation) {
        return question(negotiation)
                .filter(Question::isForPerson)
                .map(question -> new Deadline<>(
                        question.decideBy(),
                        new NegotiationMessage.Terminated(new Ending(
                                question.role(),
                                "negotiation.undecided",
                                "nobody decided within " + question.handling().decideWithin()))));
    }

    /** The counter-offer that says what this side stands by, under the name that the offer has. */
    public static Optional<Offer> counter(Question question) {
        var last = question.negotiation().lastOffer();
        return question.ours().map(ours -> new Offer(last.id(), last.assetId(), ours));
    }

    /** How the other side's terms stand to ours, clause by clause, for a person to read; theirs are the first. */
    public Optional<Comparison> comparison(Question question) {
        return question.ours().map(ours -> compare(question.theirs(), ours));
    }

    /** The terms that this side said last; before that, those that it has published. */
    private static Optional<Policy> ours(ContractNegotiation negotiation) {
        var offers = negotiation.offers();
        if (offers.size() > 1) {
            // The two take turns.
            return Optional.of(offers.get(offers.size() - 2).policy());
        }
        if (negotiation.exchange().role() == Role.CONSUMER) {
            return Optional.empty();
        }
        // Where no others are kept, what was asked for is what was on offer.
        return negotiation
                .stance()
                .published()
                .or(() -> Optional.of(negotiation.lastOffer().policy()));
    }

    private static Reaction reaction(ContractNegotiation negotiation, Handling handling, Standing standing) {
        var reaction =
                switch (standing) {
                    // What this side has said itself in this negotiation needs no second word.
                    case SAME -> negotiation.offers().size() > 1 ? Reaction.ACCEPT : handling.same();
                    case WITHIN -> handling.within();
                    case BEYOND -> handling.beyond();
                };
        return reaction == Reaction.COUNTER && !isWorthwhile(negotiation) ? Reaction.ASK : reaction;
    }

    /** Whether saying it again may lead anywhere: the other side has moved since, and not too often yet. */
    private static boolean isWorthwhile(ContractNegotiation negotiation) {
        var offers = negotiation.offers();
        boolean unasked = negotiation.exchange().role() == Role.CONSUMER && offers.size() == 1;
        boolean repeated = offers.size() > 2
                && offers.get(offers.size() - 3)
                        .policy()
                        .hasRulesOf(negotiation.lastOffer().policy());
        return !unasked && !repeated && offers.size() <= 2 * COUNTERS_MAX;
    }

    private Standing standing(Role role, Policy ours, Policy theirs) {
        boolean sameHead = ours.conflict() == theirs.conflict()
                && ours.head().inheritFrom().equals(theirs.head().inheritFrom());
        if (sameHead && ours.hasRulesOf(theirs)) {
            return Standing.SAME;
        }
        if (!sameHead || !burdens(ours).equals(burdens(theirs)) || clauses(ours) + clauses(theirs) > CLAUSES_MAX) {
            return Standing.BEYOND;
        }
        var comparison = compare(theirs, ours);
        boolean within = role == Role.PROVIDER ? comparison.neverWider() : comparison.neverNarrower();
        return within ? Standing.WITHIN : Standing.BEYOND;
    }

    private Comparison compare(Policy theirs, Policy ours) {
        var pair = List.of(theirs, ours);
        synchronized (compared) {
            var known = compared.get(pair);
            if (known != null) {
                return known;
            }
        }
        var comparison = comparer.compare(theirs, ours);
        synchronized (compared) {
            compared.put(pair, comparison);
        }
        return comparison;
    }

    /**
     * INVARIANT: a comparison takes every duty for one of the user's. What somebody named is to do, and on which grounds a
     * contract ends early, may bind either side, so it must be the same for the rest to count.
     */
    private static Map<Duty, Integer> burdens(Policy policy) {
        var burdens = new HashMap<Duty, Integer>();
        duties(policy)
                .filter(duty ->
                        !duty.scope().parties().isEmpty() || duty.action().iri().equals(Rennes.UPHOLD))
                .forEach(duty -> burdens.merge(duty, 1, Integer::sum));
        return burdens;
    }

    private static Stream<Duty> duties(Policy policy) {
        var top = Stream.concat(
                policy.obligations().stream(),
                Stream.concat(
                        policy.permissions().stream().flatMap(permission -> permission.duties().stream()),
                        policy.prohibitions().stream().flatMap(prohibition -> prohibition.remedies().stream())));
        return top.flatMap(Bargaining::withConsequences);
    }

    private static Stream<Duty> withConsequences(Duty duty) {
        return Stream.concat(Stream.of(duty), duty.consequences().stream().flatMap(Bargaining::withConsequences));
    }

    private static long clauses(Policy policy) {
        Stream<Rule> rules = Stream.concat(policy.permissions().stream(), policy.prohibitions().stream());
        return Stream.concat(rules, duties(policy))
                .mapToLong(rule ->
                        1 + clauses(rule.constraints()) + clauses(rule.action().refinements()))
                .sum();
    }

    private static long clauses(List<Constraint> constraints) {
        return constraints.stream()
                .mapToLong(constraint -> constraint.fold(one -> 1L, all -> 1 + clauses(all.parts()), unread -> 1L))
                .sum();
    }
}
