package org.ecluse.policy.profile;

/** How the values of a left operand are read and compared. */
public enum OperandType {
    /** A point in time, or a whole day, always with its zone: {@code xsd:dateTime}, {@code xsd:dateTimeStamp}, {@code xsd:date}. */
    INSTANT,
    /** An exact decimal number. */
    NUMBER,
    /** A name: an IRI or a token such as {@code active}; an IRI written as a string is the same name. */
    TERM,
    /** A span of time, such as {@code P3M}. Only a parameter of a duty, never compared with a fact. */
    DURATION,
    /** Free text. Only a parameter of a duty, never compared with a fact. */
    TEXT
}
