package org.ecluse.contracts.negotiation;

import static org.ecluse.contracts.negotiation.NegotiationState.ACCEPTED;
import static org.ecluse.contracts.negotiation.NegotiationState.AGREED;
import static org.ecluse.contracts.negotiation.NegotiationState.FINALIZED;
import static org.ecluse.contracts.negotiation.NegotiationState.REQUESTED;
import static org.ecluse.contracts.negotiation.NegotiationState.TERMINATED;
import static org.ecluse.contracts.negotiation.NegotiationState.VERIFIED;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Conduct;
import org.ecluse.contracts.exchange.Crossing;
import org.ecluse.contracts.exchange.Deadline;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outgoing;
import org.ecluse.contracts.exchange.Refusal;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.exchange.Table;

/** What is particular to negotiations. */
final class NegotiationConduct implements Conduct<ContractNegotiation, NegotiationState, NegotiationMessage> {
    private static final Set<NegotiationState> FROM_AGREED = EnumSet.of(AGREED, VERIFIED, FINALIZED);
    private static final Set<NegotiationState> ANSWERED_AT_ONCE = EnumSet.of(REQUESTED, ACCEPTED, AGREED, VERIFIED);
    /** How often a consumer says again that it has verified, while the provider has not said that it is final. */
    private static final Duration VERIFIED_AGAIN = Duration.ofHours(1);

    /** Offers and counter-offers of both sides in one negotiation. */
    private static final int OFFERS_MAX = 20;

    private final NegotiationStore store;
    private final Supplier<PartyId> self;
    private final NextMove nextMove;
    private final Signing signing;
    private final NegotiationEvents events;
    private final Duration patience;

    NegotiationConduct(NegotiationStore store, Negotiations.Rules rules) {
        this.store = store;
        this.self = rules.self();
        this.nextMove = rules.nextMove();
        this.signing = rules.signing();
        this.events = rules.events();
        this.patience = rules.patience();
    }

    @Override
    public Table<NegotiationState> table() {
        return NegotiationState.TABLE;
    }

    @Override
    public NegotiationState terminated() {
        return TERMINATED;
    }

    @Override
    public NegotiationMessage termination(Ending ending) {
        return new NegotiationMessage.Terminated(ending);
    }

    @Override
    public Optional<Refusal> objection(ContractNegotiation negotiation, NegotiationMessage message) {
        if (message instanceof NegotiationMessage.Agreed agreed) {
            return objection(negotiation, agreed.agreement());
        }
        if (message instanceof NegotiationMessage.Requested requested) {
            return objection(negotiation, requested.offer());
        }
        return message instanceof NegotiationMessage.Offered offered
                ? objection(negotiation, offered.offer())
                : Optional.empty();
    }

    /** INVARIANT: a negotiation is about one asset, and comes to an end even where nobody gives way. */
    private static Optional<Refusal> objection(ContractNegotiation negotiation, Offer offer) {
        if (!offer.assetId().equals(negotiation.lastOffer().assetId())) {
            return unacceptable("offer.asset", "the counter-offer is about another asset than the negotiation");
        }
        return negotiation.offers().size() >= OFFERS_MAX
                ? unacceptable("negotiation.too-long", "there were " + OFFERS_MAX + " offers in this negotiation")
                : Optional.empty();
    }

    /** INVARIANT: an agreement is between the two of us, says what the last offer said, and is no other negotiation's. */
    private Optional<Refusal> objection(ContractNegotiation negotiation, Agreement agreement) {
        var offer = negotiation.lastOffer();
        var agreed = agreement.policy();
        if (!agreement.provider().equals(negotiation.exchange().peer().party())) {
            return unacceptable("agreement.provider", "the agreement names another provider than who sent it");
        }
        if (!agreement.consumer().equals(self.get())) {
            return unacceptable("agreement.consumer", "the agreement names another consumer than us");
        }
        if (!agreement.assetId().equals(offer.assetId())) {
            return unacceptable("agreement.asset", "the agreement is about another asset than the offer");
        }
        if (!agreed.hasRulesOf(offer.policy())
                || !agreed.head().inheritFrom().equals(offer.policy().head().inheritFrom())
                || agreed.conflict() != offer.policy().conflict()) {
            return unacceptable("agreement.terms", "the agreement has other terms than the offer");
        }
        var taken = store.findByAgreement(agreement.id())
                .filter(other -> !other.pid().equals(negotiation.pid()))
                .isPresent();
        return taken ? unacceptable("agreement.id-taken", "another agreement has this id") : Optional.empty();
    }

    @Override
    public Optional<Refusal> scruple(ContractNegotiation negotiation, NegotiationMessage message) {
        var stands = negotiation.exchange();
        var signed = stands.role() == Role.CONSUMER
                ? stands.state() == VERIFIED
                : stands.outgoing().map(Outgoing::leadsTo).equals(Optional.of(FINALIZED));
        return message.leadsTo() == TERMINATED && signed
                ? Optional.of(new Refusal(
                        Refusal.Kind.OVER,
                        "negotiation.signed",
                        "the agreement is signed here and only the other side's word is missing, which is on its way"))
                : Optional.empty();
    }

    @Override
    public boolean repeats(ContractNegotiation negotiation, NegotiationMessage message) {
        var state = negotiation.state();
        if (message instanceof NegotiationMessage.Agreed agreed) {
            return FROM_AGREED.contains(state) && negotiation.agreement().equals(Optional.of(agreed.agreement()));
        }
        if (message instanceof NegotiationMessage.Offered offered) {
            return state == NegotiationState.OFFERED && negotiation.lastOffer().equals(offered.offer());
        }
        if (message instanceof NegotiationMessage.Requested) {
            return false;
        }
        // A consumer that hears FINALIZED before the answer to its verification verifies again.
        return state == message.leadsTo() || message.leadsTo() == VERIFIED && state == FINALIZED;
    }

    @Override
    public boolean beginsAlike(ContractNegotiation known, ContractNegotiation begun) {
        return known.offers().get(0).equals(begun.offers().get(0))
                && known.exchange().peer().equals(begun.exchange().peer());
    }

    /** The two take turns, but for ending it. */
    @Override
    public Crossing crossing(
            ContractNegotiation negotiation, Outgoing<NegotiationState> ours, NegotiationMessage message) {
        return message.leadsTo() == TERMINATED ? Crossing.WITHDRAWN : Crossing.RECEIVED;
    }

    @Override
    public Optional<NegotiationMessage> next(ContractNegotiation negotiation) {
        return nextMove.next(negotiation).map(message -> signed(negotiation, message));
    }

    /** A move of ours with our signature on it, once for each agreement: a message that is sent again has the same. */
    NegotiationMessage signed(ContractNegotiation negotiation, NegotiationMessage message) {
        if (message instanceof NegotiationMessage.Agreed agreed
                && agreed.signature().isEmpty()) {
            return new NegotiationMessage.Agreed(
                    agreed.agreement(), signing.sign(agreed.agreement(), Signatory.PROVIDER));
        }
        if (message instanceof NegotiationMessage.Verified verified
                && verified.signature().isEmpty()) {
            return new NegotiationMessage.Verified(negotiation
                    .agreement()
                    .filter(agreement -> negotiation.signatures().consumer().isEmpty())
                    .flatMap(agreement -> signing.sign(agreement, Signatory.CONSUMER)));
        }
        return message;
    }

    @Override
    public Optional<Deadline<NegotiationMessage>> deadline(ContractNegotiation negotiation) {
        var stands = negotiation.exchange();
        if (table().isLast(stands.state()) || stands.outgoing().isPresent()) {
            return Optional.empty();
        }
        if (stands.role() == Role.CONSUMER && stands.state() == VERIFIED) {
            return Optional.of(
                    new Deadline<>(stands.changedAt().plus(VERIFIED_AGAIN), new NegotiationMessage.Verified()));
        }
        var ending = new Ending(
                stands.role(), "negotiation.expired", "nothing has happened in " + patience.toDays() + " days");
        var last = new Deadline<NegotiationMessage>(
                stands.since().plus(patience), new NegotiationMessage.Terminated(ending));
        return nextMove.undecided(negotiation)
                .filter(undecided -> undecided.at().isBefore(last.at()))
                .or(() -> Optional.of(last));
    }

    /**
     * Once the consumer may hold a final agreement, or the provider may, there is no way back. A conflict, however often it is
     * said, is no proof of the contrary: it does not say in which state the peer is, and a peer that has taken an earlier try,
     * whose answer was lost, may call the next one a conflict, since it is final there. To end it here would leave an
     * agreement in force on one side. A peer that has ended the negotiation says so by a message of its own, which ends it
     * here, too; until then it is asked once an hour.
     */
    @Override
    public boolean neverGivesUp(ContractNegotiation negotiation, Answer answer) {
        var leadsTo = negotiation.exchange().outgoing().map(Outgoing::leadsTo);
        return leadsTo.equals(Optional.of(FINALIZED)) || leadsTo.equals(Optional.of(VERIFIED));
    }

    /** What a machine answers: an agreement is verified, a verification is made final, a request or an acceptance agreed to. */
    @Override
    public boolean nextWordIsDue(ContractNegotiation negotiation) {
        return negotiation
                .exchange()
                .outgoing()
                .filter(outgoing -> ANSWERED_AT_ONCE.contains(outgoing.leadsTo()))
                .isPresent();
    }

    @Override
    public void begun(ContractNegotiation negotiation) {
        events.begun(negotiation);
    }

    @Override
    public void entered(ContractNegotiation negotiation, NegotiationState state) {
        events.entered(negotiation, state);
    }

    private static Optional<Refusal> unacceptable(String code, String reason) {
        return Optional.of(new Refusal(Refusal.Kind.UNACCEPTABLE, code, reason));
    }
}
