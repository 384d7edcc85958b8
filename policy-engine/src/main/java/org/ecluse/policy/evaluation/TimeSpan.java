package org.ecluse.policy.evaluation;

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
    static boolean lacksZone(String text) {
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

    public Truth compare(Instant at, Operator operator) {
        boolean single = start.equals(end);
        boolean before = at.isBefore(start);
        boolean after = single ? at.isAfter(end) : !at.isBefore(end);
        return switch (operator) {
            case EQ -> Truth.of(!before && !after);
            case NEQ -> Truth.of(before || after);
            case LT -> Truth.of(before);
            case LTEQ -> Truth.of(!after);
            case GT -> Truth.of(after);
            case GTEQ -> Truth.of(!before);
            default -> Truth.UNKNOWN;
        };
    }

    /** True when the comparison can still come true at {@code at} or later. */
    boolean canHoldFrom(Instant at, Operator operator) {
        return switch (operator) {
            case GT, GTEQ, NEQ -> true;
            default -> compare(at, operator) == Truth.SATISFIED || (operator == Operator.EQ && at.isBefore(start));
        };
    }
}
