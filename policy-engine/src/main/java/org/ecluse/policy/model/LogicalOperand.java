package org.ecluse.policy.model;

import java.util.Optional;

/** How the parts of a logical constraint combine. (ODRL IM 2.2, section 2.5.2) */
public enum LogicalOperand {
    AND("and"),
    OR("or"),
    XONE("xone"),
    AND_SEQUENCE("andSequence");

    private final String name;

    LogicalOperand(String name) {
        this.name = name;
    }

    public String iri() {
        return Odrl.NS + name;
    }

    public String term() {
        return name;
    }

    public static Optional<LogicalOperand> ofTerm(String term) {
        for (var operand : values()) {
            if (operand.name.equals(term)) {
                return Optional.of(operand);
            }
        }
        return Optional.empty();
    }
}
