package org.ecluse.connector.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.Decisions.Pending;
import org.ecluse.connector.operator.TestNode;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.bargain.Bargaining;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.NegotiationState;
import org.ecluse.contracts.negotiation.Offer;
import org.ecluse.contracts.negotiation.Stance;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;

/** What waits for a person. */
final class PendingSamples {
    private static final Bargaining BARGAINING = new Bargaining(Handling.USUAL);

    private PendingSamples() {}

    /** A consumer asks for a year where a month is on offer. */
    static Pending wider(String pid, String asset) {
        var peer = new Peer(new PartyId("did:web:127.0.0.1%3A19000:partners:irisa"), "http://127.0.0.1:9/dsp", "dsp");
        var exchange = new Exchange<>(
                pid,
                Role.PROVIDER,
                peer,
                Optional.of("peer-" + pid),
                NegotiationState.REQUESTED,
                TestNode.NOW,
                TestNode.NOW,
                TestNode.NOW,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                1);
        var negotiation = new ContractNegotiation(
                exchange,
                List.of(new Offer("offer", asset, until("2998-01-01T00:00:00Z"))),
                Optional.empty(),
                Signatures.NONE,
                List.of(),
                new Stance(Optional.of(until("2997-02-01T00:00:00Z")), Optional.empty()),
                List.of());
        var question = BARGAINING.question(negotiation).orElseThrow();
        return new Pending(question, BARGAINING.comparison(question));
    }

    private static Policy until(String instant) {
        var before = new Constraint.Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(Instant.parse(instant)));
        return Policy.empty("urn:terms", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(before), List.of()));
    }
}
