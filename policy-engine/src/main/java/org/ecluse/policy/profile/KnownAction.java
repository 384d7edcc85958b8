package org.ecluse.policy.profile;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An action whose meaning is known.
 *
 * @param iri full IRI
 * @param includedIn the wider action that covers it
 * @param duty when it is owed, where it is a duty
 * @param parameters left operands that may refine it as a duty; on the wire, constraints of such a duty on these
 *     operands are its refinements
 */
public record KnownAction(String iri, Optional<String> includedIn, DutyMode duty, Set<String> parameters) {
    public KnownAction {
        Objects.requireNonNull(iri);
        Objects.requireNonNull(includedIn);
        Objects.requireNonNull(duty);
        parameters = Set.copyOf(parameters);
    }
}
