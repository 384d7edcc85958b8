package org.ecluse.connector.operator;

import java.net.URI;
import java.util.Optional;
import org.ecluse.policy.evaluation.Facts;

/** This connector's own standing: its identity, its credentials, and how it gets them. A port to the identity side. */
public interface Membership {

    SelfView self();

    /** What this connector's own credentials say of it; what they do not say is unknown. */
    Facts ownFacts();

    /**
     * Enrols at the registry with a one-time code, and fetches the credentials.
     *
     * @param registry the registry's address; empty for the configured one
     * @throws OperationRefused when the registry refuses the code or cannot be reached
     */
    SelfView enrol(String code, Optional<URI> registry);
}
