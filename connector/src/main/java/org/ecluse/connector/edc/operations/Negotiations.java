package org.ecluse.connector.edc.operations;

import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.ecluse.connector.edc.contract.Contracts;
import org.ecluse.connector.edc.negotiation.OfferRules;
import org.ecluse.connector.edc.negotiation.ShellNegotiations;
import org.ecluse.connector.edc.policy.PeerCode;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.Deed;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.Offer;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.trust.Did;

/** Negotiations that this connector begins. */
public final class Negotiations {
    private static final int SAID_CHARACTERS_MAX = 2_000;

    private final org.ecluse.contracts.negotiation.Negotiations negotiations;
    private final OfferRules rules;
    private final Contracts contracts;
    private final Supplier<ParticipantContext> self;
    private final InstantSource clock;

    public Negotiations(
            org.ecluse.contracts.negotiation.Negotiations negotiations,
            OfferRules rules,
            Contracts contracts,
            Supplier<ParticipantContext> self,
            InstantSource clock) {
        this.negotiations = negotiations;
        this.rules = rules;
        this.contracts = contracts;
        this.self = self;
        this.clock = clock;
    }

    /** What we cannot evaluate we do not sign: the peer is not even asked. */
    NegotiationView request(Did provider, URI dspAddress, CatalogOffer offer, String by) {
        var terms = offer.terms()
                .withType(PolicyType.OFFER)
                .withTarget(offer.assetId())
                .withAssigner(provider.toString());
        var problems = rules.unevaluable(terms);
        if (!problems.isEmpty()) {
            throw new OperationRefused(problems);
        }
        return view(negotiations.request(
                new Peer(new PartyId(provider.toString()), dspAddress.toString(), ShellOperations.PROTOCOL),
                new Offer(offer.offerId(), offer.assetId(), terms),
                new Deed(clock.instant(), by, Deed.What.ASKED, "")));
    }

    Optional<NegotiationView> find(String id) {
        return negotiations
                .find(id)
                .filter(negotiation -> negotiation.exchange().role() == Role.CONSUMER)
                .filter(negotiation -> Did.read(peer(negotiation)).toOptional().isPresent())
                .map(this::view);
    }

    boolean terminate(String id, String reason) {
        var ending = new Ending(Role.CONSUMER, "", reason);
        return negotiations.move(id, new NegotiationMessage.Terminated(ending)).fold(done -> true, refused -> false);
    }

    private NegotiationView view(ContractNegotiation negotiation) {
        var offer = negotiation.lastOffer();
        var agreement = negotiation.agreement().map(Agreement::id);
        var state = seen(NegotiationView.State.valueOf(negotiation.state().name()), agreement);
        var ending = negotiation.exchange().ending().filter(why -> state == NegotiationView.State.TERMINATED);
        return new NegotiationView(
                negotiation.pid(),
                Did.of(peer(negotiation)),
                Did.of(self.get().getIdentity()),
                offer.id(),
                offer.assetId(),
                state,
                agreement,
                ending.map(Negotiations::problem),
                ending.flatMap(Negotiations::said));
    }

    private static String peer(ContractNegotiation negotiation) {
        return negotiation.exchange().peer().party().did();
    }

    /** INVARIANT: finalized is said when the agreement is kept, a moment after both sides have finalized it. */
    private NegotiationView.State seen(NegotiationView.State state, Optional<AgreementId> agreement) {
        var unkept = state == NegotiationView.State.FINALIZED
                && agreement.flatMap(contracts::find).isEmpty();
        return unkept ? NegotiationView.State.VERIFIED : state;
    }

    private static Problem problem(Ending ending) {
        var detail = ShellNegotiations.text(ending);
        return PeerCode.read(detail)
                .orElseGet(() -> new Problem(
                        "negotiation.ended",
                        "",
                        "the negotiation ended: " + Problem.quote(detail),
                        "ask again; if it ends the same way, ask the partner what its log says"));
    }

    /** What follows the code was written by a person, where a person has declined. */
    private static Optional<String> said(Ending ending) {
        var text = ShellNegotiations.text(ending);
        var code = ShellDecisions.DECLINED + ": ";
        return ending.by() == Role.PROVIDER && text.startsWith(code)
                ? Optional.of(text.substring(code.length()))
                        .map(words -> words.substring(0, Math.min(words.length(), SAID_CHARACTERS_MAX)))
                : Optional.empty();
    }
}
