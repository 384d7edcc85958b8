package org.ecluse.policy.profile;

import java.util.Objects;
import java.util.Set;
import org.ecluse.policy.model.Operator;

/**
 * A left operand that can be evaluated, or that a duty can take as a parameter.
 *
 * @param iri full IRI
 * @param operators those that make sense with it
 * @param taxonomy how its terms include and exclude each other; {@link Taxonomy#FLAT} when they are only equal or not
 * @param settled when its fact is known
 */
public record Operand(String iri, OperandType type, Set<Operator> operators, Taxonomy taxonomy, Settled settled) {

    /** When the fact behind an operand can be known. */
    public enum Settled {
        /** Who and what for: known before signing. */
        AT_NEGOTIATION,
        /** How often, how much: only known once it is used. */
        AT_USE,
        /** It describes how a duty is to be done and has no fact. */
        NEVER
    }

    public Operand {
        Objects.requireNonNull(iri);
        Objects.requireNonNull(type);
        operators = Set.copyOf(operators);
        Objects.requireNonNull(taxonomy);
        Objects.requireNonNull(settled);
    }
}
