package org.ecluse.connector.operator;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecluse.trust.Did;

/**
 * Who this connector is.
 *
 * @param did as it is, or as it will be once enrolled
 * @param registry empty where none is configured
 * @param credentials what the registry has issued to it
 */
public record SelfView(
        String name, Did did, URI dspAddress, Optional<URI> registry, boolean enrolled, List<Held> credentials) {

    public SelfView {
        credentials = List.copyOf(credentials);
    }

    /** One credential in hand. */
    public record Held(String type, Did issuer, Optional<Instant> validUntil) {}
}
