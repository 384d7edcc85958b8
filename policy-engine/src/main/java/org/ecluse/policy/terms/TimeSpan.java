package org.ecluse.policy.terms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ecluse.policy.model.Operator;

/**
 * What a date on the right of {@code odrl:dateTime} stands for: an instant, or all of a day in its zone. A date without
 * a zone is none, since nobody can say when it begins.
 *
 * @param start first instant
 * @param end first instant after it; equal to {@code start} for a single instant
 */
public record TimeSpan(Instant start, Instant end) {
    private static final int DATE_CHARACTERS = 10;
    private static final int CHARACTERS_MAX = 40;

    public static Optional<TimeSpan> parse(String text) {
        if (text.length() < DATE_CHARACTERS || text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(text.indexOf('T') < 0 ? day(text) : instant(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** True when it would be a date if only it had a zone. */
    public static boolean lacksZone(String text) {
        return text.length() < CHARACTERS_MAX
                && parse(text).isEmpty()
                && parse(text + "Z").isPresent();
    }

    private static TimeSpan instant(String text) {
        var at = OffsetDateTime.parse(text).toInstant();
        return new TimeSpan(at, at);
    }

    private static TimeSpan day(String text) {
        var date = LocalDate.parse(text.substring(0, DATE_CHARACTERS));
        var zone = ZoneOffset.of(text.substring(DATE_CHARACTERS));
        return new TimeSpan(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** True for one instant, false for all of a day. */
    public boolean isInstant() {
        return start.equals(end);
    }

    /** Whether the comparison holds at {@code at}; operators that ask for no order never hold. */
    public boolean holds(Instant at, Operator operator) {
        return switch (operator) {
            case EQ -> !isBefore(at) && !isAfter(at);
            case NEQ -> isBefore(at) || isAfter(at);
            case LT -> isBefore(at);
            case LTEQ -> !isAfter(at);
            case GT -> isAfter(at);
            case GTEQ -> !isBefore(at);
            default -> false;
        };
    }

    /** True when the comparison can still come true at {@code at} or later. */
    public boolean canHoldFrom(Instant at, Operator operator) {
        return switch (operator) {
            case GT, GTEQ, NEQ -> true;
            default -> holds(at, operator) || (operator == Operator.EQ && isBefore(at));
        };
    }

    /** The instant from which the comparison has held, given that it holds at {@code at}; {@link Instant#MIN} for ever. */
    public Instant heldSince(Instant at, Operator operator) {
        return switch (operator) {
            case EQ, GTEQ -> start;
            case GT -> end;
            case NEQ -> isBefore(at) ? Instant.MIN : end;
            default -> Instant.MIN;
        };
    }

    private boolean isBefore(Instant at) {
        return at.compareTo(start) < 0;
    }

    private boolean isAfter(Instant at) {
        int order = at.compareTo(end);
        return order > 0 || (order == 0 && !isInstant());
    }
}
