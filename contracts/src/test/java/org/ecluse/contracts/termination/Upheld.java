package org.ecluse.contracts.termination;

import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementRecord;
import org.ecluse.contracts.agreement.Agreements;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.signature.RecordKind;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.drafting.Obligations;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.profile.Rennes;

/** An agreement that names its grounds, its parties with their keys, and terminations of it. */
final class Upheld {
    static final TestKey PROVIDER = TestKey.of(Agreements.PROVIDER.did());
    static final TestKey CONSUMER = TestKey.ed25519(Agreements.CONSUMER.did());
    static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    static final Instant NOTICE_END = Instant.parse("2026-12-31T12:00:00Z");
    static final Agreement AGREEMENT = agreement("a-1");

    private Upheld() {}

    static Agreement agreement(String id) {
        return agreement(id, Obligations.upholdUnlessNotice(Period.ofDays(30), Rennes.BREACH, Rennes.PAYMENT_DEFAULT));
    }

    static Agreement agreement(String id, Duty... obligations) {
        return Agreements.of(id, terms().withObligations(obligations));
    }

    static Policy terms() {
        return new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole").offer("urn:uuid:1");
    }

    static StoredAgreement stored(Agreement agreement) {
        return new StoredAgreement(agreement, AgreementRecord.hash(agreement), Signatures.NONE, Optional.empty());
    }

    static Termination termination(Ground ground) {
        return termination(ground, Agreements.PROVIDER, NOW, ground == Ground.NOTICE ? NOTICE_END : NOW);
    }

    static Termination termination(Ground ground, PartyId by, Instant writtenAt, Instant effectiveAt) {
        return new Termination(
                AGREEMENT.id(),
                AgreementRecord.hash(AGREEMENT),
                ground,
                by,
                writtenAt,
                effectiveAt,
                "Les données ont été rediffusées.",
                ground.hasEvidence() ? Optional.of("https://ouest-france.example/dossiers/42") : Optional.empty());
    }

    /** Signed by the owners of these keys. */
    static SignedTermination signed(Termination termination, TestKey... keys) {
        var signatures = Signatures.NONE;
        var record = TerminationRecord.canonical(termination);
        for (var key : keys) {
            var side = key == Upheld.PROVIDER ? Signatory.PROVIDER : Signatory.CONSUMER;
            var signature = SignatureVerifier.trustingKeptKeys()
                    .verify(
                            RecordKind.TERMINATION,
                            record,
                            side.of(AGREEMENT).did(),
                            key.detached(RecordKind.TERMINATION, record),
                            key)
                    .fold(genuine -> genuine, problem -> {
                        throw new AssertionError(problem);
                    });
            signatures = signatures.with(side, signature);
        }
        return new SignedTermination(termination, signatures);
    }
}
