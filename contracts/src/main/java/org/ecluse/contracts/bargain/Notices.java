package org.ecluse.contracts.bargain;

import java.time.Instant;

/** Which notices of questions to persons were sent, so that a restart does not send them again. */
public interface Notices {
    /** The kinds of it. */
    enum Kind {
        /** Something has begun to wait. */
        WAITING,
        /** It is soon too late. */
        REMINDER
    }

    boolean wasSent(String question, Kind kind);

    /** Doing it again changes nothing. */
    void sent(String question, Kind kind, Instant at);
}
