package org.ecluse.contracts.people;

/** What a person may do for the connector. Each may do what those before it may. */
public enum PersonRole {
    /** Sees everything: offers, contracts, payments, acts. */
    READER,
    /** Asks for offers, fetches what contracts give, reports duties done. */
    REQUESTER,
    /** Decides on requests and offers that wait for a person. */
    SIGNATORY,
    /** Everything else: offers, payments, persons, enrolment. */
    OPERATOR;

    public boolean may(PersonRole needed) {
        return compareTo(needed) >= 0;
    }
}
