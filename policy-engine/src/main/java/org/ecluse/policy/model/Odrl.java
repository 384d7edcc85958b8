package org.ecluse.policy.model;

/** Names of the ODRL 2.2 vocabulary and of the vocabularies it leans on, as full IRIs. */
public final class Odrl {
    public static final String NS = "http://www.w3.org/ns/odrl/2/";
    public static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    public static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    public static final String USE = NS + "use";
    public static final String TRANSFER = NS + "transfer";
    public static final String COMPENSATE = NS + "compensate";
    public static final String ATTRIBUTE = NS + "attribute";
    public static final String DELETE = NS + "delete";
    public static final String DISTRIBUTE = NS + "distribute";
    public static final String COMMERCIALIZE = NS + "commercialize";

    public static final String DATE_TIME = NS + "dateTime";
    public static final String PURPOSE = NS + "purpose";
    public static final String PAY_AMOUNT = NS + "payAmount";
    public static final String UNIT_OF_COUNT = NS + "unitOfCount";
    public static final String COUNT = NS + "count";
    public static final String SPATIAL = NS + "spatial";

    public static final String ASSIGNER = NS + "assigner";
    public static final String ASSIGNEE = NS + "assignee";
    public static final String ATTRIBUTED_PARTY = NS + "attributedParty";
    public static final String COMPENSATED_PARTY = NS + "compensatedParty";

    private Odrl() {}
}
