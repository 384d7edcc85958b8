package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.negotiation.LoneNegotiator.codeOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A consumer that calls it a conflict that the agreement is final, for a month. */
class StubbornPeerTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final LoneNegotiator end = new LoneNegotiator();
    private String pid;

    @BeforeEach
    void say_for_a_month_that_it_is_final() {
        pid = end.requestedByPeer();
        end.move(pid, new NegotiationMessage.Agreed(LoneNegotiator.agreement(Role.PROVIDER)));
        end.told(pid, "p1", new NegotiationMessage.Verified());
        end.sent.clear();
        end.answer = new Answer.NotNow("409");
        end.move(pid, new NegotiationMessage.Finalized());
        end.clock.pass(MONTH);
    }

    @Test
    void it_is_told_the_same_message_at_first_often_and_then_once_an_hour() {
        assertThat(end.negotiation(pid).state()).isEqualTo(NegotiationState.VERIFIED);
        assertThat(end.sent).containsOnly("m2 FINALIZED");
        assertThat(end.sent).hasSizeBetween((int) MONTH.toHours(), (int) MONTH.toHours() + 20);
    }

    @Test
    void it_is_final_when_the_consumer_takes_it() {
        end.answer = new Answer.Taken(Optional.empty());
        end.clock.pass(Duration.ofHours(1));

        assertThat(end.negotiation(pid).state()).isEqualTo(NegotiationState.FINALIZED);
    }

    @Test
    void it_ends_when_the_consumer_says_that_it_has_ended_it() {
        assertThat(codeOf(end.told(pid, "p2", LoneNegotiator.terminated(Role.CONSUMER))))
                .isEqualTo("done");
        var told = List.copyOf(end.sent);
        end.clock.pass(MONTH);

        assertThat(end.negotiation(pid).state()).isEqualTo(NegotiationState.TERMINATED);
        assertThat(end.sent).isEqualTo(told);
    }
}
