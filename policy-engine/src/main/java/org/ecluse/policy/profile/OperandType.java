package org.ecluse.policy.profile;

/** How the values of a left operand are read and compared. */
public enum OperandType {
    /** A point in time, or a whole day, always with its zone: {@code xsd:dateTime}, {@code xsd:dateTimeStamp}, {@code xsd:date}. */
    INSTANT,
    /** An exact decimal number. */
    NUMBER,
    /** A name: an IRI or a token such as {@code active}; an IRI written as a string is the same name. */
    TERM,
    /**
     * A span of time, such as {@code P3M}. Some spans can be told apart and others not: a month may be longer or shorter
     * than 30 days. (XSD 1.1, section 3.3.6.1)
     */
    DURATION,
    /** Something that happens over a time, named like a term: {@code lt} is before it, {@code eq} during it, {@code gt} after it. */
    EVENT,
    /** Free text: equal or not, in a list or not, never greater or smaller. */
    TEXT
}
