package org.ecluse.policy.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A party, or a collection of them. (ODRL IM 2.2, section 2.3)
 *
 * @param uid absent for a collection that is only described
 * @param source the collection that the refinements select from; present makes it an {@code PartyCollection}
 * @param partOf collections that this party belongs to
 * @param collection true when it was said to be an {@code PartyCollection}
 */
public record Party(
        Optional<String> uid,
        Optional<String> source,
        List<String> partOf,
        List<Constraint> refinements,
        boolean collection,
        Extras extras) {
    public Party {
        Objects.requireNonNull(uid);
        Objects.requireNonNull(source);
        partOf = List.copyOf(partOf);
        refinements = List.copyOf(refinements);
        Objects.requireNonNull(extras);
    }

    public Party(
            Optional<String> uid,
            Optional<String> source,
            List<String> partOf,
            List<Constraint> refinements,
            Extras extras) {
        this(uid, source, partOf, refinements, false, extras);
    }

    public static Party of(String uid) {
        return new Party(Optional.of(uid), Optional.empty(), List.of(), List.of(), Extras.NONE);
    }

    /** The {@code uid}, when that says everything there is to say. */
    public Optional<String> uidWhenPlain() {
        return isPlain() ? uid : Optional.empty();
    }

    /** True for a set of parties: said to be one, or selected from one. */
    public boolean isCollection() {
        return collection || source.isPresent() || !refinements.isEmpty();
    }

    /** True when its {@code uid} says everything there is to say. */
    public boolean isPlain() {
        return uid.isPresent()
                && source.isEmpty()
                && partOf.isEmpty()
                && refinements.isEmpty()
                && !collection
                && extras.isEmpty();
    }
}
