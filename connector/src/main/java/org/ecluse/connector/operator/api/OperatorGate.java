package org.ecluse.connector.operator.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.ecluse.connector.operator.Operations;
import org.ecluse.contracts.people.ApiKey;
import org.ecluse.contracts.people.People;
import org.ecluse.contracts.people.PersonRole;
import org.ecluse.policy.Problem;

/**
 * Lets nobody pass without the first operator's token or a person's key, but to resources that are {@link
 * OpenToStrangers}. What each may do is for {@link Doors}.
 */
public final class OperatorGate implements ContainerRequestFilter {
    private static final int KEY_CHARACTERS_MAX = 200;

    private final OperatorToken token;
    private final People people;

    public OperatorGate(OperatorToken token, People people) {
        this.token = token;
        this.people = people;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        // Matched, not spelled: what a path looks like can be disguised, the resource that would answer cannot.
        var matched = request.getUriInfo().getMatchedResources();
        if (!matched.isEmpty() && matched.get(0) instanceof OpenToStrangers) {
            return;
        }
        var caller = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .flatMap(this::caller);
        if (caller.isPresent()) {
            request.setSecurityContext(new Entered(caller.get()));
            return;
        }
        request.abortWith(Answers.problem(
                401,
                new Problem(
                        "operator.token",
                        "",
                        "the token or key is missing or wrong",
                        "send `Authorization: Bearer KEY` with the key that you were given, or the token in the"
                                + " connector's data folder, file `" + OperatorToken.FILE + "`")));
    }

    private Optional<Caller> caller(String authorization) {
        if (token.opens(authorization)) {
            return Optional.of(new Caller(Operations.OPERATOR, PersonRole.OPERATOR));
        }
        return OperatorToken.secret(authorization)
                .filter(secret -> !secret.isEmpty() && secret.length() <= KEY_CHARACTERS_MAX)
                .flatMap(secret -> people.byKey(new ApiKey(secret).hash()))
                .map(person -> new Caller(person.name(), person.role()));
    }

    private record Entered(Caller caller) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return caller.role().may(PersonRole.valueOf(role));
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }
    }
}
