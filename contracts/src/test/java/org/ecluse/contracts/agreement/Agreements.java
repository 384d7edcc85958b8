package org.ecluse.contracts.agreement;

import java.time.Instant;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;

/** Agreements for tests. */
public final class Agreements {
    public static final PartyId PROVIDER = new PartyId("did:web:127.0.0.1%3A19000:partners:ouest-france");
    public static final PartyId CONSUMER = new PartyId("did:web:127.0.0.1%3A19000:partners:startup");
    public static final Instant SIGNED = Instant.parse("2026-11-20T09:30:00Z");

    private Agreements() {}

    public static Agreement of(String id, Policy terms) {
        var policy = terms.withType(PolicyType.AGREEMENT)
                .withAssigner(PROVIDER.did())
                .withAssignee(CONSUMER.did())
                .withTarget("news-archive");
        return new Agreement(new AgreementId(id), PROVIDER, CONSUMER, "news-archive", policy, SIGNED);
    }

    /** That side's genuine signature. */
    public static Signature signature(Agreement agreement, Signatory side, TestKey key) {
        return AgreementSignatures.verify(
                        agreement,
                        side,
                        AgreementSignatures.sign(agreement, side, key),
                        SignatureVerifier.trustingKeptKeys(),
                        key)
                .fold(signature -> signature, problem -> {
                    throw new AssertionError(problem);
                });
    }
}
