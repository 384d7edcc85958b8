package org.ecluse.connector.identity;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementSignatures;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.OwnKeys;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.contracts.signature.VerificationKey;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.resolution.DidResolver;

/**
 * The keys that contracts are signed with: this connector's own, and those that parties publish in their DID documents.
 *
 * @param signer empty while this connector is nobody
 * @param own what signatures that are said to be ours are held against
 * @param published any party's key, ours among them; asks the party's host, and throws {@link KeysUnavailable} when that
 *     does not answer
 */
public record ContractKeys(Supplier<Optional<Signer>> signer, OwnKeys own, KeyLookup published) {

    /** Whether a party has that key cannot be told now; it may be told later. */
    public static final class KeysUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeysUnavailable(Refusal refusal) {
            super(refusal.toString());
        }
    }

    /** The product's. */
    public static ContractKeys of(ConnectorIdentity identity) {
        var own = identity.own();
        return new ContractKeys(
                () -> own.current().map(enrolled -> signer(own)),
                new OneKey(own),
                keyId -> published(keyId, identity.resolver()));
    }

    /** Signs with our key; its methods throw {@link NotEnrolled} while this connector is nobody. */
    public static Signer signer(OwnIdentity own) {
        return new OwnSigner(own);
    }

    /** For a connector that has no key, and no way to look one up: its contracts are not signed. */
    public static ContractKeys none() {
        return new ContractKeys(
                Optional::empty,
                new OwnKeys() {
                    @Override
                    public boolean claims(String keyId) {
                        return false;
                    }

                    @Override
                    public Optional<JWK> key(String keyId) {
                        return Optional.empty();
                    }
                },
                keyId -> Optional.empty());
    }

    /** Signs as we do; its methods throw {@link NotEnrolled} while this connector is nobody. */
    public Signer asSigner() {
        return new Signer() {
            @Override
            public String keyId() {
                return signer.get().orElseThrow(NotEnrolled::new).keyId();
            }

            @Override
            public String jws(String type, byte[] payload) {
                return signer.get().orElseThrow(NotEnrolled::new).jws(type, payload);
            }
        };
    }

    /** Our signature over an agreement that we are that side of; empty while this connector is nobody. */
    public Optional<Signature> sign(Agreement agreement, Signatory side) {
        return signer.get()
                .map(ours -> new Signature(
                        AgreementSignatures.sign(agreement, side, ours),
                        own.key(ours.keyId())
                                .flatMap(VerificationKey::of)
                                .orElseThrow(() ->
                                        new IllegalStateException("our own key " + ours.keyId() + " is not known"))));
    }

    private static Optional<JWK> published(String keyId, DidResolver resolver) {
        return Did.read(keyId.substring(0, Math.max(0, keyId.indexOf('#'))))
                .then(resolver::resolve)
                .fold(document -> document.key(keyId).fold(Optional::of, refusal -> Optional.empty()), refusal -> {
                    throw new KeysUnavailable(refusal);
                });
    }

    private record OwnSigner(OwnIdentity own) implements Signer {
        @Override
        public String keyId() {
            return own.keyId();
        }

        @Override
        public String jws(String type, byte[] payload) {
            return own.key().sign(keyId(), type, payload);
        }
    }

    /** This connector has had one key, under the name that it has now. */
    private record OneKey(OwnIdentity own) implements OwnKeys {
        @Override
        public boolean claims(String keyId) {
            return own.current()
                    .filter(identity -> keyId.startsWith(identity.did() + "#"))
                    .isPresent();
        }

        @Override
        public Optional<JWK> key(String keyId) {
            return own.current().isPresent() && own.keyId().equals(keyId)
                    ? Optional.of(own.key().publicJwk())
                    : Optional.empty();
        }
    }
}
