package org.ecluse.policy.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rule is about and who takes part in it; on a policy, what is shared by all its rules.
 * (ODRL IM 2.2, sections 2.2, 2.3 and 2.7.1)
 *
 * @param targets what the action is done to
 * @param outputs what the action brings forth
 * @param parties full IRI of a party function, such as {@code …/assignee}, to the parties in it
 */
public record Scope(List<Asset> targets, List<Asset> outputs, Map<String, List<Party>> parties) {
    public static final Scope NONE = new Scope(List.of(), List.of(), Map.of());

    public Scope {
        targets = List.copyOf(targets);
        outputs = List.copyOf(outputs);
        var sorted = new TreeMap<String, List<Party>>();
        parties.forEach((function, those) -> {
            if (!those.isEmpty()) {
                sorted.put(function, List.copyOf(those));
            }
        });
        parties = Collections.unmodifiableSortedMap(sorted);
    }

    public static Scope about(String target) {
        return NONE.withTarget(Asset.of(target));
    }

    public boolean isEmpty() {
        return equals(NONE);
    }

    public List<Party> parties(String function) {
        return parties.getOrDefault(function, List.of());
    }

    /** The one plain target's {@code uid}; empty when there is none, several, or one that is only described. */
    public Optional<String> target() {
        return targets.size() == 1 ? targets.get(0).uid() : Optional.empty();
    }

    /** The one party's {@code uid} in this function; empty when there is none, several, or one only described. */
    public Optional<String> party(String function) {
        var those = parties(function);
        return those.size() == 1 ? those.get(0).uid() : Optional.empty();
    }

    public Scope withTarget(Asset target) {
        return new Scope(List.of(target), outputs, parties);
    }

    public Scope withParty(String function, String uid) {
        var all = new TreeMap<>(parties);
        all.put(function, new ArrayList<>(List.of(Party.of(uid))));
        return new Scope(targets, outputs, all);
    }
}
