package org.ecluse.contracts.negotiation;

import java.time.Duration;

/**
 * A partner's rule for what the other side asks for or offers: what is done at once, and what waits for a person.
 *
 * @param same what is done with the very terms that this side stands by: {@link Reaction#ACCEPT} or {@link Reaction#ASK}
 * @param within the same for other terms that cost this side nothing; ASK also when {@code same} is
 * @param beyond what is done with all other terms: anything but accepting them
 * @param decideWithin how long a person has, above zero; then the negotiation is ended
 * @param remindBefore how long before that the persons are reminded; at once where it is longer than they have
 */
public record Handling(Reaction same, Reaction within, Reaction beyond, Duration decideWithin, Duration remindBefore) {
    /** What is the same or costs nothing is accepted, and a person decides on the rest, within two weeks. */
    public static final Handling USUAL =
            new Handling(Reaction.ACCEPT, Reaction.ACCEPT, Reaction.ASK, Duration.ofDays(14), Duration.ofDays(2));

    /** What this side does. */
    public enum Reaction {
        ACCEPT,
        /** A person decides. */
        ASK,
        /** This side says again what it stands by. */
        COUNTER,
        REFUSE
    }

    public Handling {
        if ((same != Reaction.ACCEPT && same != Reaction.ASK)
                || within == Reaction.COUNTER
                || beyond == Reaction.ACCEPT) {
            throw new IllegalArgumentException("the same terms are accepted or asked about, terms within them are not"
                    + " countered, terms beyond them are not accepted by rule");
        }
        if (decideWithin.isNegative() || decideWithin.isZero() || remindBefore.isNegative()) {
            throw new IllegalArgumentException("a person needs time to decide");
        }
        within = same == Reaction.ASK && within == Reaction.ACCEPT ? Reaction.ASK : within;
    }

    /** The same, with a person deciding on every request. */
    public Handling byPerson() {
        return new Handling(Reaction.ASK, within, beyond, decideWithin, remindBefore);
    }
}
