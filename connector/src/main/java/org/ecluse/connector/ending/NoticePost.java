package org.ecluse.connector.ending;

import java.util.concurrent.CompletionStage;
import org.ecluse.contracts.agreement.StoredAgreement;
import org.ecluse.contracts.termination.SignedTermination;

/** Brings a termination to the other party. The network; may be slow, and is called by many threads. */
@FunctionalInterface
public interface NoticePost {

    /** What came of a try. */
    sealed interface Reply {
        /** The other side has it. */
        record Taken() implements Reply {}

        /**
         * The other side has read it and answers with a code.
         *
         * @param code begins with {@code termination.}
         */
        record Refused(String code) implements Reply {}

        /** The other side has nowhere to put it: it does not speak of terminations. */
        record NoDoor() implements Reply {}

        /** Nothing is known: it is tried again. */
        record Silence(String reason) implements Reply {}
    }

    /** @return never completes exceptionally */
    CompletionStage<Reply> send(SignedTermination termination, StoredAgreement agreement);
}
