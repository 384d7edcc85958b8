package org.ecluse.policy.model;

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
}
