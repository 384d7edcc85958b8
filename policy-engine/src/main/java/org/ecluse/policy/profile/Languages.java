package org.ecluse.policy.profile;

import java.util.Locale;

/**
 * Language tags: {@code fr-CA} is a kind of {@code fr}, and nothing is both French and Breton. An IRI is taken by what
 * follows its last slash or hash. Letters' case does not matter. (BCP 47; RFC 4647, section 3.3.1)
 */
final class Languages implements Taxonomy {

    @Override
    public Relation relation(String left, String right) {
        var one = tag(left);
        var other = tag(right);
        if (one.equals(other)) {
            return Relation.EQUAL;
        }
        if (one.startsWith(other + "-")) {
            return Relation.NARROWER;
        }
        return other.startsWith(one + "-") ? Relation.WIDER : Relation.DISJOINT;
    }

    private static String tag(String name) {
        int start = Math.max(name.lastIndexOf('/'), name.lastIndexOf('#')) + 1;
        return name.substring(start).toLowerCase(Locale.ROOT);
    }
}
