package org.ecluse.launcher.tck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.edc.spi.event.Event;

/**
 * What the system under test does next, per process of the test kit. A process is known by the id of its asset (for a
 * negotiation) or of its agreement (for a transfer). There are two kinds of cue: being at rest, and an event.
 */
final class Script<T> {
    private final Map<String, List<Consumer<T>>> atRest = new HashMap<>();
    private final Map<String, Integer> position = new HashMap<>();
    private final Map<String, Map<Class<? extends Event>, Consumer<T>>> onEvent = new HashMap<>();

    /** When process {@code id} rests, one of {@code moves} is made; the next time the next, and so round. */
    @SafeVarargs
    final Script<T> atRest(String id, Consumer<T>... moves) {
        atRest.computeIfAbsent(id, key -> new ArrayList<>()).addAll(List.of(moves));
        return this;
    }

    Script<T> on(Class<? extends Event> event, String id, Consumer<T> move) {
        onEvent.computeIfAbsent(id, key -> new HashMap<>()).put(event, move);
        return this;
    }

    synchronized void playAtRest(String id, T process) {
        var moves = atRest.getOrDefault(id, List.of());
        if (!moves.isEmpty()) {
            var next = position.merge(id, 0, (now, zero) -> (now + 1) % moves.size());
            moves.get(next).accept(process);
        }
    }

    /** @return the move that {@code event} asks for, or one that does nothing */
    Consumer<T> moveFor(Event event, String id) {
        return onEvent.getOrDefault(id, Map.of()).getOrDefault(event.getClass(), process -> {});
    }

    boolean hasCue(Event event, String id) {
        return onEvent.getOrDefault(id, Map.of()).containsKey(event.getClass());
    }
}
