package org.ecluse.policy.profile;

import java.util.Set;

/** How the terms of one vocabulary stand to each other. */
@FunctionalInterface
public interface Taxonomy {

    /** How the left term stands to the right one. */
    enum Relation {
        EQUAL,
        /** The left is a kind, or a part, of the right. */
        NARROWER,
        /** The right is a kind, or a part, of the left. */
        WIDER,
        /** Nothing can be both. */
        DISJOINT,
        /** Not the same; whether one is a kind or a part of the other, nobody says. */
        DISTINCT,
        /** Nobody says, not even whether they are the same. */
        UNRELATED
    }

    /** Names that only are equal or not: different names are different things. */
    Taxonomy FLAT = (left, right) -> left.equals(right) ? Relation.EQUAL : Relation.DISJOINT;

    /** Names that others gave: different names are not the same thing, but one may be a part of the other. */
    Taxonomy NAMES = (left, right) -> left.equals(right) ? Relation.EQUAL : Relation.DISTINCT;

    Relation relation(String left, String right);

    /**
     * The terms that this vocabulary lists. Others may be used as well: they are equal to themselves and unrelated to all
     * others. Empty when it lists none.
     */
    default Set<String> terms() {
        return Set.of();
    }

    /** Every term of this vocabulary is a kind of {@code kind}; otherwise they are flat. */
    static Taxonomy allAre(String kind) {
        return (left, right) -> {
            if (left.equals(right)) {
                return Relation.EQUAL;
            }
            return right.equals(kind) ? Relation.NARROWER : Relation.DISJOINT;
        };
    }

    /**
     * Words, and words within something: {@code urn:x#word} is a kind of {@code word} and a part of {@code urn:x}.
     * Otherwise they are flat.
     */
    static Taxonomy scoped() {
        return (left, right) -> {
            if (left.equals(right)) {
                return Relation.EQUAL;
            }
            if (isWithin(left, right)) {
                return Relation.NARROWER;
            }
            return isWithin(right, left) ? Relation.WIDER : Relation.DISJOINT;
        };
    }

    /** What most names differ in is looked at first, since each rule for a role asks this of each role that is held. */
    private static boolean isWithin(String scoped, String word) {
        int before = scoped.length() - word.length() - 1;
        if (before < 0) {
            return false;
        }
        // The last `#` is what divides a name.
        return (scoped.charAt(before) == '#' && scoped.endsWith(word) && word.indexOf('#') < 0)
                || (scoped.charAt(word.length()) == '#'
                        && scoped.startsWith(word)
                        && scoped.indexOf('#', word.length() + 1) < 0);
    }
}
