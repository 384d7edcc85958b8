package org.ecluse.connector.identity;

import java.time.Duration;
import java.util.List;
import org.ecluse.trust.Did;

/**
 * The credentials of this participant, and how more are asked for. A port: the means is the credential service of the
 * protocol shell.
 */
public interface Wallet {
    /** @return every credential held, valid or not, oldest first */
    List<HeldCredential> held();

    /**
     * A credential to be asked for.
     *
     * @param objectId the issuer's name for it, from its metadata
     * @param type the type expected; anything else is refused on delivery
     */
    record Wanted(String objectId, String type) {}

    /**
     * Asks the issuer for credentials, in one request, and waits until they were delivered and stored.
     *
     * @param patience how long to wait for the delivery
     * @throws CredentialNotIssued when the issuer refused, or did not deliver in time
     */
    void request(Did issuer, List<Wanted> wanted, Duration patience);
}
