package org.ecluse.policy.profile;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ecluse.policy.model.Operator;

/**
 * A left operand that can be evaluated, or that a duty can take as a parameter.
 *
 * @param iri full IRI
 * @param operators those that make sense with it
 * @param taxonomy how its terms include and exclude each other; {@link Taxonomy#FLAT} when they are only equal or not
 * @param settled when its fact is known
 * @param unit whether its values are measured in a unit
 * @param freshness how old its fact may be when it is used; absent when it does not age
 * @param asserters who may say what the fact is; never empty, and {@link Asserter#ANYONE} stands for all
 * @param single true when only one value can hold at a time, as of a language; a fact with several is then unknown.
 *     Someone has several roles, and each of them holds. Numbers and times are single whatever is said here
 * @param equality what {@code eq} asks of an amount that grows as time passes, {@link Operator#LTEQ} or
 *     {@link Operator#GTEQ}; absent where it asks for the amount itself
 */
public record Operand(
        String iri,
        OperandType type,
        Set<Operator> operators,
        Taxonomy taxonomy,
        Settled settled,
        UnitRule unit,
        Optional<Duration> freshness,
        Set<Asserter> asserters,
        boolean single,
        Optional<Operator> equality) {

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
        Objects.requireNonNull(unit);
        Objects.requireNonNull(freshness);
        asserters = Set.copyOf(asserters);
        Objects.requireNonNull(equality);
        if (asserters.isEmpty()) {
            throw new IllegalArgumentException("somebody must be able to say what `" + iri + "` is");
        }
        if (freshness.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw new IllegalArgumentException("a fact of `" + iri + "` may be older than nothing");
        }
    }

    /** Numbers may have a unit, anyone may assert the fact, and it does not age. */
    public Operand(String iri, OperandType type, Set<Operator> operators, Taxonomy taxonomy, Settled settled) {
        this(
                iri,
                type,
                operators,
                taxonomy,
                settled,
                type == OperandType.NUMBER ? UnitRule.OPTIONAL : UnitRule.NONE,
                Optional.empty(),
                Set.of(Asserter.ANYONE),
                false,
                Optional.empty());
    }

    /** The same operand under another rule for units. */
    public Operand with(UnitRule other) {
        return new Operand(iri, type, operators, taxonomy, settled, other, freshness, asserters, single, equality);
    }

    /** The same operand with another vocabulary behind its terms. */
    public Operand with(Taxonomy other) {
        return new Operand(iri, type, operators, other, settled, unit, freshness, asserters, single, equality);
    }

    /** The same operand, settled at another time. */
    public Operand with(Settled other) {
        return new Operand(iri, type, operators, taxonomy, other, unit, freshness, asserters, single, equality);
    }

    /** The same operand, whose facts are only good for so long. */
    public Operand noOlderThan(Duration age) {
        return new Operand(
                iri, type, operators, taxonomy, settled, unit, Optional.of(age), asserters, single, equality);
    }

    /** The same operand, whose facts only these may assert. */
    public Operand assertedBy(Asserter first, Asserter... others) {
        var all = EnumSet.of(first, others);
        return new Operand(iri, type, operators, taxonomy, settled, unit, freshness, all, single, equality);
    }

    /** The same operand, of which only one value can hold at a time. */
    public Operand withOneValue() {
        return new Operand(iri, type, operators, taxonomy, settled, unit, freshness, asserters, true, equality);
    }

    /** The same operand, where {@code eq} asks for no more than the amount, which is a budget. */
    public Operand asBudget() {
        return with(Operator.LTEQ);
    }

    /** The same operand, where {@code eq} asks for no less than the amount, which is a time to wait. */
    public Operand asWait() {
        return with(Operator.GTEQ);
    }

    private Operand with(Operator meant) {
        return new Operand(
                iri, type, operators, taxonomy, settled, unit, freshness, asserters, single, Optional.of(meant));
    }

    /** What an operator asks of this operand: itself, but for {@code eq} of an amount that grows. */
    public Operator meant(Operator written) {
        return written == Operator.EQ ? equality.orElse(written) : written;
    }

    /** True when a fact that this asserter states counts. */
    public boolean accepts(Asserter asserter) {
        return asserters.contains(Asserter.ANYONE) || asserters.contains(asserter);
    }
}
