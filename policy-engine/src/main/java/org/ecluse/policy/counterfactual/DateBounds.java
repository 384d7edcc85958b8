package org.ecluse.policy.counterfactual;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The instants at which a comparison with a date can change: the instant itself, or the first and the next of a day. */
final class DateBounds {
    private static final int DATE_CHARACTERS = 10;

    private DateBounds() {}

    /** Empty for what is no date with a zone. */
    static List<Instant> of(String text) {
        try {
            if (text.indexOf('T') >= 0) {
                return List.of(OffsetDateTime.parse(text).toInstant());
            }
            var day = LocalDate.parse(text.substring(0, Math.min(DATE_CHARACTERS, text.length())));
            var zone = ZoneOffset.of(text.substring(DATE_CHARACTERS));
            return List.of(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        } catch (DateTimeException | StringIndexOutOfBoundsException notOne) {
            return List.of();
        }
    }
}
