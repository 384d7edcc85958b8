package org.ecluse.connector.operator;

import java.net.URI;
import java.util.Optional;
import org.ecluse.policy.evaluation.Facts;

/** This connector's own standing: its identity, its credentials, and how it gets them. A port to the identity side. */
public interface Membership {

    SelfView self();

    /** What this connector's own credentials say of it, as they are held; what they do not say is unknown. */
    Facts ownFacts();

    /**
     * Asks the registry for the credentials it would issue now, such as for a study that was registered a moment ago. With
     * the registry silent, what is held stays.
     */
    void refresh();

    /**
     * Enrols at the registry with a one-time code, and fetches the credentials.
     *
     * @param registry the registry's address; empty for the configured one
     * @throws OperationRefused when the registry refuses the code or cannot be reached
     */
    SelfView enrol(String code, Optional<URI> registry);
}
