package org.ecluse.policy.evaluation;

import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;

/**
 * Port to what is known about the asker and the world. {@code odrl:dateTime} is never asked for: it is the request's.
 * A decision asks for each thing at most once. What an implementation does not override, nobody can tell.
 */
@FunctionalInterface
public interface Facts {
    /** Nothing is known of anything. */
    Facts NONE = leftOperand -> Fact.unknown("no facts were given");

    /** @param leftOperand full IRI */
    Fact fact(String leftOperand);

    /**
     * What is known of one asset or party, for the refinements of the collection that it may belong to.
     *
     * @param subject uid of the asset or party that the request names
     * @param leftOperand full IRI
     */
    default Fact about(String subject, String leftOperand) {
        return Fact.unknown("nothing is known about single assets and parties");
    }

    /**
     * Whether a collection of assets or parties holds this one.
     *
     * @param collection uid of an {@code AssetCollection} or {@code PartyCollection}
     * @param member uid of the asset or party that the request names
     */
    default Truth memberOf(String collection, String member) {
        return Truth.UNKNOWN;
    }

    /** Where a duty stands. Without a ledger nobody can say. */
    default Fulfilment fulfilment(Duty duty) {
        return Fulfilment.unknown("no ledger of duties was given");
    }

    /** Whether what a prohibition forbids was done all the same; only asked where there are remedies. */
    default Truth infringed(Prohibition prohibition) {
        return Truth.UNKNOWN;
    }

    /**
     * How an operand that limits uses is counted. Empty when it is not: then {@link #fact} says what it comes to, this use
     * included.
     *
     * @param leftOperand full IRI of an operand that is a number and only known at use
     */
    default Optional<Meter> meter(String leftOperand) {
        return Optional.empty();
    }

    /**
     * What a {@code rightOperandReference} stands for.
     *
     * @param reference IRI
     */
    default Fact referenced(String reference) {
        return Fact.unknown("what the reference stands for was not looked up");
    }

    /** Known facts by full IRI of the left operand; everything else is unknown. */
    static Facts of(Map<String, ? extends Fact> known) {
        Map<String, Fact> copy = Map.copyOf(known);
        var nothing = Fact.unknown("nothing is recorded for it");
        return leftOperand -> copy.getOrDefault(leftOperand, nothing);
    }
}
