package org.ecluse.contracts.exchange;

import java.util.Map;
import java.util.Set;

/**
 * A state machine of the protocol: from each state, the states that a message may lead to, and whose message.
 *
 * @param next complete: every state has its row
 * @param last states that nothing follows
 * @param toldBeforeEntered states that a sender enters when the peer has taken the message, not when it is decided: the
 *     step that cannot be taken back is taken last
 */
public record Table<S extends Enum<S>>(Map<S, Map<S, Set<Role>>> next, Set<S> last, Set<S> toldBeforeEntered) {
    public Table {
        next = Map.copyOf(next);
        last = Set.copyOf(last);
        toldBeforeEntered = Set.copyOf(toldBeforeEntered);
    }

    /** Whether a message of {@code by} may lead from one state to the other. */
    public boolean allows(S from, S to, Role by) {
        return next.getOrDefault(from, Map.of()).getOrDefault(to, Set.of()).contains(by);
    }

    /** Whether a message that leads to {@code to} may be {@code by}'s at all. */
    public boolean isSentBy(Role by, S to) {
        return next.values().stream()
                .anyMatch(row -> row.getOrDefault(to, Set.of()).contains(by));
    }

    public boolean isLast(S state) {
        return last.contains(state);
    }
}
