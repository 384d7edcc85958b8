package org.ecluse.registry.members;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.trust.Did;
import org.ecluse.trust.resolution.DidDocument;

/**
 * One member of the data space.
 *
 * @param name short and unique
 * @param did how it is known to its partners
 * @param displayName for people
 * @param roles what it does in the data space: {@code producer}, {@code service-producer} …
 * @param standing whether it may act
 * @param standingSince when that was decided
 * @param standingReason why, in the operator's words
 * @param memberSince when it was admitted
 * @param publicKey its key as a JWK when the registry hosts its DID document; empty when it hosts its own
 * @param services its addresses, empty when it hosts its own document
 */
public record Member(
        MemberName name,
        Did did,
        String displayName,
        Roles roles,
        Standing standing,
        Instant standingSince,
        String standingReason,
        Instant memberSince,
        Optional<String> publicKey,
        Services services) {

    /** Whether it may call, receive and be listed. */
    public boolean inGoodStanding() {
        return standing == Standing.ACTIVE;
    }

    /** The document that the registry hosts for it, if it does. */
    public Optional<DidDocument> hostedDocument() {
        return publicKey.map(text -> {
            try {
                JWK key = JWK.parse(text);
                var keys = List.of(new DidDocument.Key(did.keyId(key.getKeyID()), key));
                var addresses = services.addresses().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> new DidDocument.Service(
                                did.keyId(entry.getKey()), Services.didServiceType(entry.getKey()), entry.getValue()))
                        .toList();
                return new DidDocument(did, keys, addresses);
            } catch (ParseException e) {
                throw new IllegalStateException("the stored key of " + name + " is damaged", e);
            }
        });
    }
}
