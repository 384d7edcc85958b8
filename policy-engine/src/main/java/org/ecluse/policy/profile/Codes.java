package org.ecluse.policy.profile;

/**
 * A closed list of codes, written in full or with a prefix: {@code idsc:X} is the same code as the IRI that it stands
 * for. Different codes exclude each other.
 *
 * @param prefix with its colon
 * @param namespace what it stands for
 */
record Codes(String prefix, String namespace) implements Taxonomy {
    @Override
    public Relation relation(String left, String right) {
        return full(left).equals(full(right)) ? Relation.EQUAL : Relation.DISJOINT;
    }

    private String full(String code) {
        return code.startsWith(prefix) ? namespace + code.substring(prefix.length()) : code;
    }
}
