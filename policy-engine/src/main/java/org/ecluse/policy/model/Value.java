package org.ecluse.policy.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing on the right of a constraint, or one thing known about the left: an IRI or a literal.
 * Two values are equal when they are written alike; what they mean is said by the operand's type when they are compared.
 */
public sealed interface Value {

    /** How it is written: the IRI, or the literal's lexical form. */
    String text();

    /** A thing with a name, written in full. */
    record Iri(String text) implements Value {
        public Iri {
            Objects.requireNonNull(text);
        }
    }

    /**
     * @param text the lexical form, as read
     * @param datatype full IRI, such as {@code http://www.w3.org/2001/XMLSchema#dateTime}
     * @param language BCP 47, only for {@code rdf:langString}
     */
    record Literal(String text, String datatype, Optional<String> language) implements Value {
        public Literal {
            Objects.requireNonNull(text);
            Objects.requireNonNull(datatype);
            Objects.requireNonNull(language);
        }
    }

    static Value iri(String iri) {
        return new Iri(iri);
    }

    static Value text(String text) {
        return typed(text, "string");
    }

    static Value number(long number) {
        return typed(Long.toString(number), "integer");
    }

    /** An exact decimal, written without exponent. */
    static Value number(BigDecimal number) {
        return typed(number.toPlainString(), "decimal");
    }

    static Value instant(Instant instant) {
        return typed(instant.toString(), "dateTime");
    }

    private static Value typed(String text, String xsdType) {
        return new Literal(text, Odrl.XSD + xsdType, Optional.empty());
    }
}
