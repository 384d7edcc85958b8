package org.ecluse.contracts.termination;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.AgreementStore;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.RecordKind;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.policy.Problem;

/**
 * Ends contracts early, or refuses to: for this side, which must have a ground, and for the other, whose attempt without one
 * is written down. Each step asks for keys first, then decides, then stores in one transaction. Safe for threads.
 */
public final class Terminations {
    private static final String UNKNOWN = "termination.agreement.unknown";

    private final AgreementStore agreements;
    private final TerminationStore store;
    private final SignatureVerifier verifier;
    private final KeyLookup keys;
    private final Signer signer;
    private final InstantSource clock;

    public Terminations(
            AgreementStore agreements,
            TerminationStore store,
            SignatureVerifier verifier,
            KeyLookup keys,
            Signer signer,
            InstantSource clock) {
        this.agreements = agreements;
        this.store = store;
        this.verifier = verifier;
        this.keys = keys;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * What this side's operator asks for.
     *
     * @param effectiveAt from when on; without it now, or the first day that the time of notice allows
     * @param reason 1 to 2,000 characters
     */
    public record Request(Ground ground, Optional<Instant> effectiveAt, String reason, Optional<String> evidence) {
        public Request {
            Objects.requireNonNull(ground);
            Objects.requireNonNull(effectiveAt);
            Objects.requireNonNull(reason);
            Objects.requireNonNull(evidence);
        }
    }

    /** What came of a step. */
    public sealed interface Outcome {

        /** This ends the contract, now or at the instant that it names. */
        record Ends(SignedTermination termination) implements Outcome {}

        /** Both must sign, and one has; the contract goes on until the other does. */
        record Proposed(SignedTermination termination) implements Outcome {}

        /** The contract holds. */
        record Refused(Problem problem) implements Outcome {}

        default <T> T fold(
                Function<SignedTermination, T> ends,
                Function<SignedTermination, T> proposed,
                Function<Problem, T> refused) {
            if (this instanceof Ends yes) {
                return ends.apply(yes.termination());
            }
            return this instanceof Proposed half
                    ? proposed.apply(half.termination())
                    : refused.apply(((Refused) this).problem());
        }
    }

    /** Ends a contract for this side, or proposes it. What is signed is then {@link TerminationStore#undelivered}. */
    public Outcome end(AgreementId id, Request request) {
        var stored =
                agreements.find(id).filter(one -> side(one.agreement(), self()).isPresent());
        if (stored.isEmpty()) {
            return unknown();
        }
        Termination termination;
        try {
            termination = draft(stored.get(), request);
        } catch (IllegalArgumentException e) {
            return refused(
                    "termination.request.malformed", e.getMessage(), "give a reason and, where asked for, evidence");
        }
        var objection = TerminationRule.objection(stored.get(), termination, clock.instant());
        return objection.isPresent()
                ? new Outcome.Refused(objection.get())
                : signed(stored.get(), termination, Signatures.NONE);
    }

    /** Consents to what the other side has proposed. @param hash of its record */
    public Outcome consent(String hash) {
        var proposal = store.find(hash).filter(found -> found.termination().ground() == Ground.MUTUAL);
        var stored =
                proposal.flatMap(found -> agreements.find(found.termination().agreement()));
        if (stored.isEmpty()) {
            return refused(
                    "termination.proposal.unknown",
                    "there is no such proposal",
                    "name a proposal by the hash under which it is listed");
        }
        var objection = TerminationRule.objection(stored.get(), proposal.get().termination(), clock.instant());
        return objection.isPresent()
                ? new Outcome.Refused(objection.get())
                : signed(
                        stored.get(),
                        proposal.get().termination(),
                        proposal.get().signatures());
    }

    /**
     * Takes what the other side sent. What does not hold is written down as a breach with the bytes that came, except what
     * cannot be read, what names no contract with the sender, and what comes after the end.
     *
     * @param from who sent it, by its token
     */
    public Outcome received(PartyId from, byte[] message) {
        var read = TerminationMessage.read(message);
        if (read.isEmpty()) {
            return refused(
                    "termination.malformed",
                    "what was sent is not a termination in canonical form",
                    "send the record and its signatures as canonical JSON (RFC 8785)");
        }
        var termination = read.get().termination();
        var stored = agreements.find(termination.agreement()).filter(one -> side(one.agreement(), from)
                .isPresent());
        if (stored.isEmpty()) {
            return unknown();
        }
        var outcome = received(from, stored.get(), read.get());
        outcome.fold(ends -> null, proposed -> null, problem -> {
            if (!problem.code().equals(TerminationRule.ENDED)) {
                store.record(Breach.of(termination.agreement(), from, clock.instant(), problem.code(), message));
            }
            return null;
        });
        return outcome;
    }

    private Outcome received(PartyId from, StoredAgreement stored, TerminationMessage message) {
        var termination = message.termination();
        var before = store.accepted(termination.agreement());
        if (before.filter(one -> one.termination().equals(termination)).isPresent()) {
            return new Outcome.Ends(before.get());
        }
        if (!termination.by().equals(from) && termination.ground() != Ground.MUTUAL) {
            return refused(
                    "termination.party.other",
                    "the termination is said to be another's than who sent it",
                    "each party sends its own");
        }
        var signatures = Signatures.NONE;
        for (var jws : message.jws().entrySet()) {
            var found = verified(stored.agreement(), termination, jws.getKey(), jws.getValue());
            if (found instanceof SignatureVerifier.Verification.Refused refused) {
                return new Outcome.Refused(refused.problem());
            }
            signatures = signatures.with(jws.getKey(), ((SignatureVerifier.Verification.Genuine) found).signature());
        }
        return decided(stored, new SignedTermination(termination, signatures), true);
    }

    /** What ends, or has ended, a contract early. */
    public Optional<SignedTermination> of(AgreementId id) {
        return store.accepted(id);
    }

    private PartyId self() {
        return new PartyId(signer.keyId().substring(0, signer.keyId().indexOf('#')));
    }

    private static Optional<Signatory> side(Agreement agreement, PartyId party) {
        return Signatory.of(party, agreement);
    }

    private Termination draft(StoredAgreement stored, Request request) {
        var now = clock.instant();
        var effectiveAt = request.effectiveAt()
                .or(() -> request.ground() == Ground.NOTICE
                        ? AgreedGrounds.of(stored.agreement().policy()).noticeEnd(now)
                        : Optional.empty())
                .orElse(now);
        return new Termination(
                stored.agreement().id(),
                stored.hash(),
                request.ground(),
                self(),
                now,
                effectiveAt,
                request.reason(),
                request.evidence());
    }

    private Outcome signed(StoredAgreement stored, Termination termination, Signatures before) {
        var side = side(stored.agreement(), self()).orElseThrow();
        var jws = signer.detached(RecordKind.TERMINATION, TerminationRecord.canonical(termination));
        return verified(stored.agreement(), termination, side, jws)
                .fold(
                        ours -> decided(stored, new SignedTermination(termination, before.with(side, ours)), false),
                        Outcome.Refused::new);
    }

    private SignatureVerifier.Verification verified(
            Agreement agreement, Termination termination, Signatory side, String jws) {
        return verifier.verify(
                RecordKind.TERMINATION,
                TerminationRecord.canonical(termination),
                side.of(agreement).did(),
                jws,
                keys);
    }

    private Outcome decided(StoredAgreement stored, SignedTermination signed, boolean isDelivered) {
        var now = clock.instant();
        return TerminationRule.decide(stored, signed.termination(), signed.signatures(), now)
                .fold(
                        holds -> accepted(signed, now, isDelivered),
                        awaits -> store.propose(signed, isDelivered)
                                ? new Outcome.Proposed(signed)
                                : refused(
                                        "termination.proposal.too-many",
                                        "there are too many unanswered proposals for this contract",
                                        "answer one of them instead"),
                        Outcome.Refused::new);
    }

    private Outcome accepted(SignedTermination signed, Instant now, boolean isDelivered) {
        var ends = store.accept(signed, now, isDelivered);
        return ends.hash().equals(signed.hash())
                ? new Outcome.Ends(ends)
                : refused(
                        TerminationRule.ENDED,
                        "another termination already ends this contract on "
                                + ends.termination().effectiveAt(),
                        "nothing is left to be done");
    }

    /** To a stranger, "not yours" and "not there" read alike. */
    private static Outcome unknown() {
        return refused(UNKNOWN, "there is no such agreement with this party", "name the agreement by its id");
    }

    private static Outcome refused(String code, String cause, String cure) {
        return new Outcome.Refused(new Problem(code, "", cause, cure));
    }
}
