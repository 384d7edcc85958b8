package org.ecluse.policy.reading;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much a policy document may ask of its reader. What is exactly at a limit is read; one more is refused by the
 * limit's name, such as {@code policy.limit.bytes}. Immutable.
 */
public final class ReadingLimits {

    /** What is limited, and how much of it is read where nothing else was said. */
    public enum Limit {
        /** Of the document in UTF-8. */
        BYTES("bytes", 1_048_576),
        /** Nested objects and arrays; the document itself is one. */
        DEPTH("depth", 64),
        /** Objects and arrays in the document, once expanded. */
        NODES("nodes", 50_000),
        /** Characters (UTF-16 units) of one text or name. */
        CHARACTERS("characters", 262_144),
        /** Terms that the document defines in its own contexts. */
        CONTEXT_TERMS("context-terms", 500),
        /** Permissions, prohibitions, duties, remedies and consequences together, each counted once it is atomic. */
        RULES("rules", 1_000),
        /** Constraints and refinements together, each counted for every atomic rule that it is in. */
        CONSTRAINTS("constraints", 5_000),
        /** Characters of all names and values together, likewise. */
        TEXT("text", 8_388_608),
        /** Right operands of one constraint. */
        VALUES("values", 1_000),
        /** Policies that one policy inherits from directly. */
        PARENTS("parents", 16),
        /** Steps from a policy to its furthest ancestor. */
        GENERATIONS("generations", 8);

        private final String limitName;
        private final int standard;

        Limit(String limitName, int standard) {
            this.limitName = limitName;
            this.standard = standard;
        }

        /** As it stands in the refusal's code. */
        public String limitName() {
            return limitName;
        }
    }

    public static final ReadingLimits STANDARD = new ReadingLimits(standard());

    private final Map<Limit, Integer> most;

    private ReadingLimits(Map<Limit, Integer> most) {
        this.most = Collections.unmodifiableMap(most);
    }

    private static Map<Limit, Integer> standard() {
        var most = new EnumMap<Limit, Integer>(Limit.class);
        for (var limit : Limit.values()) {
            most.put(limit, limit.standard);
        }
        return most;
    }

    /** The most that is read. */
    public int of(Limit limit) {
        return most.get(limit);
    }

    /** The same limits but for one. */
    public ReadingLimits with(Limit limit, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
        var other = new EnumMap<>(most);
        other.put(limit, number);
        return new ReadingLimits(other);
    }

    void check(Limit limit, int number, String at) throws Unreadable {
        if (number > of(limit)) {
            throw new Unreadable(
                    "policy.limit." + limit.limitName,
                    at,
                    "the policy has more " + limit.limitName + " than the " + of(limit) + " that are read",
                    "make it smaller, or split it into several policies");
        }
    }
}
