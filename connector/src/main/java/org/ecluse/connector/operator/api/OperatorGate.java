package org.ecluse.connector.operator.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.ecluse.policy.Problem;

/** Lets nobody pass without the operator token, but to resources that are {@link OpenToStrangers}. */
public final class OperatorGate implements ContainerRequestFilter {
    private final OperatorToken token;

    public OperatorGate(OperatorToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // Matched, not spelled: what a path looks like can be disguised, the resource that would answer cannot.
        var matched = request.getUriInfo().getMatchedResources();
        boolean open = !matched.isEmpty() && matched.get(0) instanceof OpenToStrangers;
        var authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (open || (authorization != null && token.opens(authorization))) {
            return;
        }
        request.abortWith(Answers.problem(
                401,
                new Problem(
                        "operator.token",
                        "",
                        "the operator token is missing or wrong",
                        "send `Authorization: Bearer TOKEN` with the token in the connector's data folder, file `"
                                + OperatorToken.FILE + "`")));
    }
}
