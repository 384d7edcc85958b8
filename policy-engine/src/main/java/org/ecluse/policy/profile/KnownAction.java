package org.ecluse.policy.profile;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An action whose meaning is known.
 *
 * @param iri full IRI
 * @param includedIn the wider action that covers it
 * @param implies actions that must not be forbidden to whoever does this one (ODRL IM 2.2, section 2.4)
 * @param duty when it is owed, where it is a duty; absent leaves that to {@link Profile#defaultDutyMode}
 * @param parameters left operands that may refine it as a duty; on the wire, constraints of such a duty on these
 *     operands are its refinements
 * @param refinements all left operands that may refine it as a duty, the parameters among them
 */
public record KnownAction(
        String iri,
        Optional<String> includedIn,
        Set<String> implies,
        Optional<DutyMode> duty,
        Set<String> parameters,
        Set<String> refinements) {
    public KnownAction {
        Objects.requireNonNull(iri);
        Objects.requireNonNull(includedIn);
        implies = Set.copyOf(implies);
        Objects.requireNonNull(duty);
        parameters = Set.copyOf(parameters);
        var all = new HashSet<>(refinements);
        all.addAll(parameters);
        refinements = Set.copyOf(all);
    }

    /** An action that implies no other, and that nothing but its parameters may refine as a duty. */
    public KnownAction(String iri, Optional<String> includedIn, DutyMode duty, Set<String> parameters) {
        this(iri, includedIn, Set.of(), Optional.of(duty), parameters, parameters);
    }
}
