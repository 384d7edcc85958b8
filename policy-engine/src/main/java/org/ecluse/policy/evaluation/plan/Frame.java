package org.ecluse.policy.evaluation.plan;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.evaluation.Truth;

/**
 * What one decision has learned so far. Each thread has one of its own and uses it again, so that a decision allocates
 * nothing; a decision within a decision gets another.
 */
final class Frame {
    private static final int SLOTS_KEPT_MAX = 1024;
    private static final ThreadLocal<Frame> OWN = ThreadLocal.withInitial(Frame::new);
    private static final Truth[] TRUTHS = Truth.values();

    private Object[] fetched = new Object[16];
    private byte[] judged = new byte[16];
    private int slots;
    private int tests;
    private boolean inUse;
    private Request request;
    private Facts facts;
    private Instant at;
    private Optional<Fact> clock = Optional.empty();
    private boolean signing;

    private Frame() {}

    /** Must be closed by the same thread. */
    static Frame open(Plan plan, Request request, Facts facts) {
        var own = OWN.get();
        var frame = own.inUse ? new Frame() : own;
        frame.inUse = true;
        frame.request = request;
        frame.facts = facts;
        frame.signing = request.stage() == Stage.NEGOTIATION;
        frame.slots = plan.slots();
        frame.tests = plan.tests();
        if (frame.fetched.length < frame.slots) {
            frame.fetched = new Object[frame.slots];
        }
        if (frame.judged.length < frame.tests) {
            frame.judged = new byte[frame.tests];
        }
        frame.moveTo(request.at());
        return frame;
    }

    void close() {
        if (slots > SLOTS_KEPT_MAX || tests > SLOTS_KEPT_MAX) {
            fetched = new Object[16];
            judged = new byte[16];
        } else {
            Arrays.fill(fetched, 0, slots, null);
        }
        request = null;
        facts = null;
        inUse = false;
    }

    /** The same facts, seen from another instant. */
    void moveTo(Instant instant) {
        at = instant;
        clock = Optional.empty();
        Arrays.fill(judged, 0, tests, (byte) 0);
    }

    Request request() {
        return request;
    }

    Instant at() {
        return at;
    }

    boolean isSigning() {
        return signing;
    }

    Mood permitting() {
        return signing ? Mood.CAN_STILL_HOLD : Mood.STRICT;
    }

    Mood forbidding() {
        return signing ? Mood.NOT_YET_FORBIDDEN : Mood.STRICT;
    }

    /** The instant as the fact behind {@code odrl:dateTime}. */
    Optional<Fact> clock() {
        if (clock.isEmpty()) {
            clock = Optional.of(Fact.at(at));
        }
        return clock;
    }

    Object answer(Slot slot) {
        var known = fetched[slot.index()];
        if (known == null) {
            known = slot.fetch(facts, request);
            fetched[slot.index()] = known;
        }
        return known;
    }

    /** What was answered, if it was asked; for what must not be asked on its own account. */
    Optional<Object> answered(Slot slot) {
        return Optional.ofNullable(fetched[slot.index()]);
    }

    Object keep(Slot slot, Object answer) {
        fetched[slot.index()] = answer;
        return answer;
    }

    Fact fact(Slot slot) {
        return (Fact) answer(slot);
    }

    Truth truth(Slot slot) {
        return (Truth) answer(slot);
    }

    Fulfilment fulfilment(Slot slot) {
        return (Fulfilment) answer(slot);
    }

    boolean isJudged(int test) {
        return judged[test] != 0;
    }

    Truth judged(int test) {
        return TRUTHS[judged[test] - 1];
    }

    void judged(int test, Truth truth) {
        judged[test] = (byte) (truth.ordinal() + 1);
    }
}
