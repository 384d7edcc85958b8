package org.ecluse.contracts.bargain;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.Handling.Reaction;
import org.ecluse.policy.model.Policy;

/**
 * An offer or request that it is this side's turn to answer.
 *
 * @param ours the terms that we stand by; empty when the other side offers what nobody asked for
 * @param reaction what the rule says
 */
public record Question(
        ContractNegotiation negotiation,
        Optional<Policy> ours,
        Policy theirs,
        Standing standing,
        Reaction reaction,
        Handling handling) {

    /** Names the question: another one in the same negotiation has another id. */
    public String id() {
        return negotiation.pid() + "." + round();
    }

    /** How many offers there were. */
    public int round() {
        return negotiation.offers().size();
    }

    public boolean isForPerson() {
        return reaction == Reaction.ASK;
    }

    public Role role() {
        return negotiation.exchange().role();
    }

    public Instant askedAt() {
        return negotiation.exchange().since();
    }

    /** The negotiation is ended then, where a person is to decide. */
    public Instant decideBy() {
        return askedAt().plus(handling.decideWithin());
    }

    /** When the persons are reminded. */
    public Instant remindAt() {
        var when = decideBy().minus(handling.remindBefore());
        return when.isBefore(askedAt()) ? askedAt() : when;
    }
}
