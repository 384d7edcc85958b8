package org.ecluse.contracts.negotiation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.exchange.Callback;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Outgoing;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;

/** Negotiations to store. */
final class NegotiationSamples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    static final PartyId SELF = new PartyId("did:web:self");
    static final Peer PEER =
            new Peer(new PartyId("did:web:peer"), "https://peer.example/dsp", "dataspace-protocol-http:2025-1");

    static final TestKey OUR_KEY = TestKey.of(SELF.did());
    static final TestKey PEERS_KEY = TestKey.ed25519(PEER.party().did());

    private NegotiationSamples() {}

    /** That side's genuine signature. */
    static Signature signature(Agreement agreement, Signatory side) {
        return Agreements.signature(agreement, side, side.of(agreement).equals(SELF) ? OUR_KEY : PEERS_KEY);
    }

    /** One that has just begun, with its first message to be sent. */
    static ContractNegotiation begun() {
        return new ContractNegotiation(
                Exchange.begunByUs(
                        UUID.randomUUID().toString(),
                        Role.CONSUMER,
                        PEER,
                        NegotiationState.REQUESTED,
                        UUID.randomUUID().toString(),
                        NOON),
                List.of(offer("first")),
                Optional.empty(),
                List.of());
    }

    /** One that a consumer has begun and nobody has answered. */
    static ContractNegotiation asked() {
        var told = new Told("m-1", PEER.party(), Optional.empty(), Optional.of("peer-" + UUID.randomUUID()));
        return new ContractNegotiation(
                Exchange.begunByPeer(
                        UUID.randomUUID().toString(), Role.PROVIDER, PEER, NegotiationState.REQUESTED, told, NOON),
                List.of(offer("first")),
                Optional.empty(),
                List.of());
    }

    /** One with everything that a negotiation can have. */
    static ContractNegotiation full() {
        var exchange = new Exchange<>(
                UUID.randomUUID().toString(),
                Role.PROVIDER,
                PEER,
                Optional.of("peer-" + UUID.randomUUID()),
                NegotiationState.TERMINATED,
                NOON,
                NOON.plusSeconds(60),
                NOON.plusSeconds(61),
                Optional.of(new Outgoing<>("m-7", NegotiationState.TERMINATED, 3, NOON.plusSeconds(100), true)),
                List.of("m-1", "m-2"),
                Optional.of(new Ending(Role.CONSUMER, "some.code", "Une raison, écrite\nsur deux lignes")),
                1);
        var agreement = agreement();
        return new ContractNegotiation(
                exchange,
                List.of(offer("first"), offer("second")),
                Optional.of(agreement),
                new Signatures(
                        Optional.of(signature(agreement, Signatory.PROVIDER)),
                        Optional.of(signature(agreement, Signatory.CONSUMER))),
                List.of(new Callback(
                        "https://app.example/hook",
                        Set.of("contract.negotiation"),
                        false,
                        Optional.of("X-Key"),
                        Optional.of("alias"))),
                new Stance(Optional.of(terms().withTarget("asset")), Optional.of(Handling.USUAL.byPerson())),
                List.of(new Deed(NOON, "aline", Deed.What.DECLINED, "Une raison, écrite\nsur deux lignes")));
    }

    static Offer offer(String id) {
        return new Offer(
                id,
                "asset",
                terms().withTarget("asset").withAssigner(PEER.party().did()));
    }

    static Agreement agreement() {
        return new Agreement(
                new AgreementId(UUID.randomUUID().toString()),
                SELF,
                PEER.party(),
                "asset",
                terms().withType(PolicyType.AGREEMENT),
                NOON);
    }

    static Policy terms() {
        return Policy.empty("urn:terms", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of()));
    }
}
