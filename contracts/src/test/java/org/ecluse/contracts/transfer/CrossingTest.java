package org.ecluse.contracts.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.transfer.TransferState.COMPLETED;
import static org.ecluse.contracts.transfer.TransferState.REQUESTED;
import static org.ecluse.contracts.transfer.TransferState.STARTED;
import static org.ecluse.contracts.transfer.TransferState.SUSPENDED;
import static org.ecluse.contracts.transfer.TransferState.TERMINATED;

import java.util.List;
import java.util.function.Consumer;
import org.ecluse.contracts.exchange.Choices;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Role;
import org.junit.jupiter.api.Test;

/** Both sides speak at once. Every order in which their messages, answers and data flows can arrive is run. */
class CrossingTest {
    private static final int WAYS_MAX = 200_000;

    private static final Consumer<TwoEnds.End> SUSPEND = end -> end.move(new TransferMessage.Suspended("c", end.pid));
    private static final Consumer<TwoEnds.End> COMPLETE = end -> end.move(new TransferMessage.Completed());
    private static final Consumer<TwoEnds.End> TERMINATE =
            end -> end.move(new TransferMessage.Terminated(new Ending(Role.CONSUMER, "c", "r")));
    private static final Consumer<TwoEnds.End> GO_ON = TwoEnds.End::goOn;

    @Test
    void without_crossing_every_state_is_entered_by_both() {
        var ends = new TwoEnds();

        for (var wish : List.of(SUSPEND, GO_ON, COMPLETE)) {
            wish.accept(ends.consumer);
            ends.settle(bound -> 0);
        }

        assertThat(ends.consumer.entered).containsExactly(REQUESTED, STARTED, SUSPENDED, STARTED, STARTED, COMPLETED);
        assertThat(ends.provider.entered).containsExactlyElementsOf(ends.consumer.entered);
    }

    @Test
    void both_suspend() {
        assertThat(crossing(STARTED, SUSPEND, SUSPEND)).containsOnly(SUSPENDED);
    }

    @Test
    void one_suspends_and_the_other_completes() {
        assertThat(crossing(STARTED, SUSPEND, COMPLETE)).containsOnly(COMPLETED);
        assertThat(crossing(STARTED, COMPLETE, SUSPEND)).containsOnly(COMPLETED);
    }

    @Test
    void both_complete() {
        assertThat(crossing(STARTED, COMPLETE, COMPLETE)).containsOnly(COMPLETED);
    }

    @Test
    void one_completes_and_the_other_terminates() {
        assertThat(crossing(STARTED, COMPLETE, TERMINATE)).containsOnly(TERMINATED);
        assertThat(crossing(STARTED, TERMINATE, COMPLETE)).containsOnly(TERMINATED);
    }

    @Test
    void both_terminate() {
        assertThat(crossing(STARTED, TERMINATE, TERMINATE)).containsOnly(TERMINATED);
        assertThat(crossing(SUSPENDED, TERMINATE, TERMINATE)).containsOnly(TERMINATED);
    }

    @Test
    void one_goes_on_and_the_other_terminates() {
        assertThat(crossing(SUSPENDED, GO_ON, TERMINATE)).containsOnly(TERMINATED);
        assertThat(crossing(SUSPENDED, TERMINATE, GO_ON)).containsOnly(TERMINATED);
    }

    @Test
    void both_go_on() {
        assertThat(crossing(SUSPENDED, GO_ON, GO_ON)).containsOnly(STARTED);
    }

    @Test
    void the_provider_renews_its_address_while_the_consumer_suspends_or_completes() {
        assertThat(crossing(STARTED, SUSPEND, GO_ON)).containsOnly(SUSPENDED);
        assertThat(crossing(STARTED, COMPLETE, GO_ON)).containsOnly(COMPLETED);
    }

    @Test
    void the_consumer_goes_on_and_one_suspends_before_the_new_address_is_there() {
        assertAgreed(SUSPENDED, ends -> {
            GO_ON.accept(ends.consumer);
            ends.alsoUnderWay(() -> SUSPEND.accept(ends.consumer));
        });
        assertAgreed(SUSPENDED, ends -> {
            GO_ON.accept(ends.consumer);
            ends.alsoUnderWay(() -> SUSPEND.accept(ends.provider));
        });
    }

    @Test
    void both_suspend_and_go_on_as_soon_as_they_can() {
        assertAgreed(STARTED, ends -> {
            SUSPEND.accept(ends.consumer);
            SUSPEND.accept(ends.provider);
            ends.alsoUnderWay(() -> GO_ON.accept(ends.provider));
            ends.alsoUnderWay(() -> GO_ON.accept(ends.consumer));
        });
    }

    @Test
    void one_suspends_and_goes_on_while_the_other_completes() {
        assertAgreed(STARTED, ends -> {
            SUSPEND.accept(ends.provider);
            COMPLETE.accept(ends.consumer);
            ends.alsoUnderWay(() -> GO_ON.accept(ends.provider));
        });
    }

    /** @return the states that both sides can be in at the end */
    private static List<TransferState> crossing(
            TransferState from, Consumer<TwoEnds.End> consumers, Consumer<TwoEnds.End> providers) {
        return assertAgreed(from, ends -> {
            consumers.accept(ends.consumer);
            providers.accept(ends.provider);
        });
    }

    private static List<TransferState> assertAgreed(TransferState from, Consumer<TwoEnds> wishes) {
        var reached = java.util.EnumSet.noneOf(TransferState.class);
        Choices.all(WAYS_MAX, choices -> {
            var ends = in(from);
            wishes.accept(ends);
            ends.settle(choices::of);
            var here = ends.consumer.process();
            var there = ends.provider.process();
            assertThat(here.state()).as("%s against %s", here, there).isEqualTo(there.state());
            assertThat(here.exchange().outgoing()).isEmpty();
            assertThat(there.exchange().outgoing()).isEmpty();
            if (here.state() == STARTED) {
                assertThat(here.dataAddress()).isPresent().isEqualTo(there.dataAddress());
            }
            reached.add(here.state());
        });
        return List.copyOf(reached);
    }

    private static TwoEnds in(TransferState state) {
        var ends = new TwoEnds();
        if (state == SUSPENDED) {
            SUSPEND.accept(ends.provider);
            ends.settle(bound -> 0);
        }
        assertThat(ends.consumer.process().state()).isEqualTo(state);
        return ends;
    }
}
