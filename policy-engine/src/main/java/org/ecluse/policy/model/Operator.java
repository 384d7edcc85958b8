package org.ecluse.policy.model;

import java.util.Optional;

/** The twelve comparison operators of ODRL 2.2. (ODRL Vocabulary 2.2, section 3.15) */
public enum Operator {
    EQ("eq"),
    NEQ("neq"),
    LT("lt"),
    LTEQ("lteq"),
    GT("gt"),
    GTEQ("gteq"),
    IS_A("isA"),
    HAS_PART("hasPart"),
    IS_PART_OF("isPartOf"),
    IS_ALL_OF("isAllOf"),
    IS_ANY_OF("isAnyOf"),
    IS_NONE_OF("isNoneOf");

    private static final String MISSPELT_NEQ = Odrl.NS + "neg";

    private final String name;

    Operator(String name) {
        this.name = name;
    }

    public String iri() {
        return Odrl.NS + name;
    }

    /** The term, such as {@code lteq}. */
    public String term() {
        return name;
    }

    /** The published W3C context maps {@code neq} to {@code odrl:neg}; both spellings mean {@link #NEQ}. */
    public static Optional<Operator> of(String iri) {
        if (iri.equals(MISSPELT_NEQ)) {
            return Optional.of(NEQ);
        }
        for (var operator : values()) {
            if (operator.iri().equals(iri)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}
