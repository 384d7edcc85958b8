package org.ecluse.connector.operator.api;

import static org.ecluse.contracts.people.PersonRole.OPERATOR;
import static org.ecluse.contracts.people.PersonRole.READER;
import static org.ecluse.contracts.people.PersonRole.REQUESTER;
import static org.ecluse.contracts.people.PersonRole.SIGNATORY;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.ecluse.contracts.people.People;
import org.ecluse.contracts.people.PersonRole;
import org.ecluse.policy.Problem;

/**
 * Which role each door of the API needs, and that what is done through one is on record. A door that is not in the table is
 * the operator's. {@link OperatorGate} has found out before who calls.
 */
public final class Doors implements DynamicFeature {
    private static final int AFTER_THE_GATE = jakarta.ws.rs.Priorities.USER + 1;
    private static final String DATA = "GET api/contracts/{id}/data";

    private static final Map<String, PersonRole> NEEDED = Map.ofEntries(
            Map.entry("GET api/self", READER),
            Map.entry("GET api/assets", READER),
            Map.entry("GET api/partners", READER),
            Map.entry("GET api/catalog", READER),
            Map.entry("GET api/offers/{partner}/{asset}", READER),
            Map.entry("POST api/check", READER),
            Map.entry("GET api/requests/{id}", READER),
            Map.entry("GET api/decisions", READER),
            Map.entry("GET api/contracts", READER),
            Map.entry("GET api/contracts/{id}", READER),
            Map.entry("GET api/contracts/{id}/document", READER),
            Map.entry("GET api/contracts/{id}/ledger", READER),
            Map.entry("GET api/contracts/{id}/end", READER),
            Map.entry("GET api/payments", READER),
            Map.entry("GET api/payments/{agreement}/receipt", READER),
            Map.entry("GET api/uses/{asset}", READER),
            Map.entry("GET api/acts", READER),
            Map.entry("GET api/bundles", READER),
            Map.entry("GET api/bundles/{id}", READER),
            Map.entry("POST api/bundles", REQUESTER),
            Map.entry("POST api/bundles/{id}/go-on", REQUESTER),
            Map.entry("POST api/bundles/{id}/give-up", REQUESTER),
            Map.entry("POST api/requests", REQUESTER),
            Map.entry(DATA, REQUESTER),
            Map.entry("POST api/contracts/{id}/duties/{number}", REQUESTER),
            Map.entry("POST api/decisions/{id}/accept", SIGNATORY),
            Map.entry("POST api/decisions/{id}/decline", SIGNATORY),
            Map.entry("POST api/decisions/{id}/counter", SIGNATORY),
            Map.entry("POST api/contracts/{id}/end", SIGNATORY),
            Map.entry("POST api/contracts/{id}/end/{proposal}", SIGNATORY));

    private final People people;
    private final InstantSource clock;

    Doors(People people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (OpenToStrangers.class.isAssignableFrom(resource.getResourceClass())) {
            return;
        }
        var door = door(resource.getResourceClass(), resource.getResourceMethod());
        context.register(new RoleGate(needed(door)), AFTER_THE_GATE);
        if (!door.startsWith("GET ") || door.equals(DATA)) {
            context.register(new ActRecorder(people, clock, door));
        }
    }

    /** What a door needs, by its name as {@link #door} gives it. */
    static PersonRole needed(String door) {
        return NEEDED.getOrDefault(door, OPERATOR);
    }

    /** Method and path of a door, such as {@code GET api/contracts/{id}}; patterns of parameters left out. */
    static String door(Class<?> resource, Method method) {
        var verb = Arrays.stream(method.getAnnotations())
                .flatMap(annotation ->
                        Optional.ofNullable(annotation.annotationType().getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .findFirst()
                .orElse("");
        var below = path(method);
        var whole = below.isEmpty() ? path(resource) : path(resource) + "/" + below;
        return verb + " " + whole.replaceAll(":[^}]*", "");
    }

    private static String path(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Path.class))
                .map(Path::value)
                .orElse("");
    }

    /** Lets nobody pass whose role may not. */
    private record RoleGate(PersonRole needed) implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            var caller = Caller.of(request.getSecurityContext());
            if (!caller.role().may(needed)) {
                request.abortWith(Answers.problem(
                        403,
                        new Problem(
                                "people.role",
                                "",
                                "`" + caller.name() + "` is " + caller.role() + " here, and this needs " + needed,
                                "ask a person with that role, or an operator to give it to you")));
            }
        }
    }
}
