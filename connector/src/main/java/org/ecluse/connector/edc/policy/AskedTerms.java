package org.ecluse.connector.edc.policy;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;
import org.eclipse.edc.policy.model.Policy;

/**
 * The terms that the message being served asks for. The shell goes on with our own offer whatever terms a consumer wrote
 * beside the offer's id, and would have it sign what it did not ask for: {@link PolicyGate} decides on these. A
 * request is served by one thread from its filter to its answer.
 */
public final class AskedTerms implements ContainerRequestFilter {
    private final ThreadLocal<Policy> terms = new ThreadLocal<>();

    void read(Policy policy) {
        terms.set(policy);
    }

    /** @return empty outside of a message that carries a policy */
    Optional<Policy> current() {
        return Optional.ofNullable(terms.get());
    }

    @Override
    public void filter(ContainerRequestContext request) {
        terms.remove();
    }
}
