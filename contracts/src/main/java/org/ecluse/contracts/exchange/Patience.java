package org.ecluse.contracts.exchange;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before a message is tried again. A peer that is not ready soon will be; one that cannot be reached may
 * take hours.
 */
final class Patience {
    static final int NOT_NOW_TRIES_MAX = 10;
    static final int NO_ANSWER_TRIES_MAX = 36;
    private static final Duration NOT_NOW_FIRST = Duration.ofMillis(5);
    private static final Duration NO_ANSWER_FIRST = Duration.ofMillis(100);
    /** Who was away is wanted soon after it is back. */
    private static final Duration NO_ANSWER_PAUSE_MAX = Duration.ofMinutes(5);
    /** Who is there and is not ready after an hour is most likely never to be: it costs it little to be asked then. */
    private static final Duration NOT_NOW_PAUSE_MAX = Duration.ofHours(1);

    private Patience() {}

    /**
     * @param tries how often it was sent before this answer
     * @return empty when it is not tried again
     */
    static Optional<Duration> after(Answer answer, int tries, boolean forEver) {
        var notNow = answer instanceof Answer.NotNow;
        if (!forEver && tries + 1 >= (notNow ? NOT_NOW_TRIES_MAX : NO_ANSWER_TRIES_MAX)) {
            return Optional.empty();
        }
        var first = notNow ? NOT_NOW_FIRST : NO_ANSWER_FIRST;
        var doublings = Math.min(tries, Long.numberOfLeadingZeros(first.toMillis()) - 1);
        var pause = Duration.ofMillis(first.toMillis() << Math.min(doublings, 40));
        var max = notNow ? NOT_NOW_PAUSE_MAX : NO_ANSWER_PAUSE_MAX;
        return Optional.of(pause.compareTo(max) > 0 ? max : pause);
    }

    static String codeOf(Answer answer) {
        return answer instanceof Answer.NotNow ? "peer.not-ready" : "peer.unreachable";
    }

    static String detailOf(Answer answer) {
        if (answer instanceof Answer.NotNow notNow) {
            return notNow.detail();
        }
        return answer instanceof Answer.None none ? none.detail() : "";
    }
}
