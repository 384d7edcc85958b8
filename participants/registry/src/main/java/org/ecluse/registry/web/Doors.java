package org.ecluse.registry.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.ecluse.registry.Registry;
import org.ecluse.registry.members.Member;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides by the sign on the door who may pass: {@link Open}, {@link ForOperators}, {@link ForMembers}. */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class Doors implements ContainerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final String BEARER = "Bearer ";

    private final Registry registry;

    @Context
    private ResourceInfo door; // the JAX-RS runtime hands this out by field only

    /** Doors of this registry. */
    @Inject
    public Doors(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        Method method = door.getResourceMethod();
        if (method.isAnnotationPresent(Open.class)) {
            return;
        }
        if (method.isAnnotationPresent(ForOperators.class)) {
            operator(call).reason().ifPresent(refusal -> refuse(call, refusal));
        } else if (method.isAnnotationPresent(ForMembers.class)) {
            member(registry, bearer(call))
                    .fold(
                            member -> {
                                call.setSecurityContext(new Caller(member));
                                return true;
                            },
                            refusal -> {
                                refuse(call, refusal);
                                return false;
                            });
        } else {
            // INVARIANT: a door without a sign is shut
            refuse(call, new Refusal("door.shut", "this address says nobody may call it", "report this"));
        }
    }

    /** The member in good standing that made this token for this registry. */
    static Verdict<Member> member(Registry registry, Optional<String> token) {
        return token.map(compact -> registry.tokens().verify(compact).then(verified -> registry.members()
                        .standing(verified.issuer())))
                .orElseGet(Doors::noToken);
    }

    static Optional<String> bearer(ContainerRequestContext call) {
        return bearer(call.getHeaderString(HttpHeaders.AUTHORIZATION));
    }

    static Optional<String> bearer(String header) {
        return header != null && header.startsWith(BEARER)
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    private Verdict<String> operator(ContainerRequestContext call) {
        Optional<String> token = bearer(call);
        if (token.isEmpty()) {
            return noToken();
        }
        byte[] shown = token.get().getBytes(StandardCharsets.UTF_8);
        byte[] known = registry.operatorToken().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, known)
                ? Verdict.accepted("operator")
                : Verdict.refused(
                        "operator.token",
                        "the token is not the operator's",
                        "use the token in the registry's data folder, file operator-token");
    }

    private static <T> Verdict<T> noToken() {
        return Verdict.refused(
                "token.missing", "the call brings no token", "send an Authorization header with Bearer and a token");
    }

    private static void refuse(ContainerRequestContext call, Refusal refusal) {
        LOG.info(
                "{} {} is refused: {}",
                call.getMethod(),
                Refusal.quote(call.getUriInfo().getPath()),
                refusal);
        call.abortWith(Problems.of(refusal));
    }
}
