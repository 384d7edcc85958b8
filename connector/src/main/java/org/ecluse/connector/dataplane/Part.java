package org.ecluse.connector.dataplane;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which bytes of a content are asked for. (RFC 9110, 14) One range at most; several get the whole, as 14.2 allows. */
sealed interface Part {

    record Whole() implements Part {}

    /** @param last inclusive */
    record Range(long first, long last, long of) implements Part {
        long length() {
            return last - first + 1;
        }

        String contentRange() {
            return "bytes " + first + "-" + last + "/" + of;
        }
    }

    /** The range begins after the end. */
    record Beyond(long of) implements Part {}

    Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * @param ifRange the version that the peer has a part of; another version gets the whole
     */
    static Part of(Optional<String> header, Optional<String> ifRange, String version, long length) {
        var match = ONE_RANGE.matcher(header.orElse(""));
        if (!match.matches() || ifRange.filter(asked -> !asked.equals(version)).isPresent()) {
            return new Whole();
        }
        var first = match.group(1);
        var last = match.group(2);
        if (first.isEmpty() && last.isEmpty()) {
            return new Whole();
        }
        long from = first.isEmpty() ? Math.max(0, length - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty() ? length - 1 : Math.min(length - 1, Long.parseLong(last));
        if (from >= length || (first.isEmpty() && last.matches("0+"))) {
            return new Beyond(length);
        }
        return to < from ? new Whole() : new Range(from, to, length);
    }

    default <T> T fold(Function<Whole, T> whole, Function<Range, T> range, Function<Beyond, T> beyond) {
        if (this instanceof Whole all) {
            return whole.apply(all);
        }
        return this instanceof Range some ? range.apply(some) : beyond.apply((Beyond) this);
    }
}
