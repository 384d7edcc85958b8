package org.ecluse.contracts.exchange;

import java.util.Optional;

/** What a peer that is one of us answers. */
public final class Answers {
    private Answers() {}

    public static Answer of(Outcome<? extends Process<?, ?, ?>> outcome) {
        return outcome.fold(
                now -> new Answer.Taken(Optional.of(now.pid())),
                refusal -> refusal.kind() == Refusal.Kind.NOT_NOW
                        ? new Answer.NotNow(refusal.reason())
                        : new Answer.Refused(refusal.code(), refusal.reason()));
    }
}
