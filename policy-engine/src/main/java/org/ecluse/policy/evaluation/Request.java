package org.ecluse.policy.evaluation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.model.Odrl;

/**
 * What is asked.
 *
 * @param action full IRI, usually {@code http://www.w3.org/ns/odrl/2/use}
 * @param target the asset's uid; absent only matches rules that name no target
 * @param assignee DID of who wants to act; absent only matches rules that name no assignee
 * @param at the instant of the use; the fact behind {@code odrl:dateTime}
 */
public record Request(String action, Optional<String> target, Optional<String> assignee, Instant at, Stage stage) {
    public Request {
        Objects.requireNonNull(action);
        Objects.requireNonNull(target);
        Objects.requireNonNull(assignee);
        Objects.requireNonNull(at);
        Objects.requireNonNull(stage);
    }

    /** The plain case: {@code odrl:use} of an asset by a party. */
    public static Request use(String target, String assignee, Instant at, Stage stage) {
        return new Request(Odrl.USE, Optional.of(target), Optional.of(assignee), at, stage);
    }

    /** The same request at another instant. */
    public Request at(Instant other) {
        return new Request(action, target, assignee, other, stage);
    }
}
