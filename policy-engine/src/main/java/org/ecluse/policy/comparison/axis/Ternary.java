package org.ecluse.policy.comparison.axis;

import java.util.List;

/**
 * A condition with three values over a {@link Space}: where it holds, where it does not, and everywhere else nobody can
 * tell.
 *
 * @param holds where it is satisfied
 * @param fails where it is not; apart from {@code holds}
 */
public record Ternary(Region holds, Region fails) {

    public Ternary not() {
        return new Ternary(fails, holds);
    }

    public static Ternary all(Space space, List<Ternary> parts) {
        var holds = space.full();
        var fails = space.empty();
        for (var part : parts) {
            holds = space.and(holds, part.holds);
            fails = space.or(fails, part.fails);
        }
        return new Ternary(holds, fails);
    }

    public static Ternary any(Space space, List<Ternary> parts) {
        return all(space, parts.stream().map(Ternary::not).toList()).not();
    }

    /** Exactly one holds, and the others do not. Two that hold settle it, whatever the others are. */
    public static Ternary one(Space space, List<Ternary> parts) {
        var none = space.full();
        var one = space.empty();
        var atLeastOne = space.empty();
        var several = space.empty();
        for (var part : parts) {
            several = space.or(several, space.and(atLeastOne, part.holds));
            atLeastOne = space.or(atLeastOne, part.holds);
            one = space.or(space.and(one, part.fails), space.and(none, part.holds));
            none = space.and(none, part.fails);
        }
        return new Ternary(one, space.or(several, none));
    }
}
