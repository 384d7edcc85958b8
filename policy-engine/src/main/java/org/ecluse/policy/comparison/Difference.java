package org.ecluse.policy.comparison;

import java.util.Objects;
import java.util.Optional;
import org.ecluse.policy.comparison.Comparison.Verdict;

/**
 * One clause in which two policies differ.
 *
 * @param effect what this clause alone makes of the first policy, seen from the second
 * @param atFirst pointer into the first policy, such as {@code /permission/0/constraint/1}; absent when only the second has
 *     the clause
 * @param atSecond pointer into the second policy
 * @param sentence for people
 */
public record Difference(
        Kind kind, Verdict effect, Optional<String> atFirst, Optional<String> atSecond, Bilingual sentence) {

    /** What kind of clause it is. */
    public enum Kind {
        PERMISSION,
        PROHIBITION,
        OBLIGATION,
        ACTION,
        TARGET,
        ASSIGNEE,
        CONSTRAINT,
        DUTY,
        REMEDY,
        STRATEGY
    }

    public Difference {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(effect);
        Objects.requireNonNull(atFirst);
        Objects.requireNonNull(atSecond);
        Objects.requireNonNull(sentence);
    }
}
