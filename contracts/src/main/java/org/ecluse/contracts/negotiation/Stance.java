package org.ecluse.contracts.negotiation;

import java.util.Optional;
import org.ecluse.policy.model.Policy;

/**
 * What this connector stands by in one negotiation, as it was when the negotiation began: a later change of the offer or of
 * the rule does not reach it.
 *
 * @param published the terms that were on offer, where the peer asked for others
 * @param handling the rule of the offer, where it has one of its own
 */
public record Stance(Optional<Policy> published, Optional<Handling> handling) {
    public static final Stance USUAL = new Stance(Optional.empty(), Optional.empty());
}
