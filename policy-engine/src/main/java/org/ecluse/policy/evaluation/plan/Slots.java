package org.ecluse.policy.evaluation.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.policy.evaluation.plan.Slot.Asked;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Prohibition;

/** Gives out the slots of one plan while it is compiled: one for each thing that is asked for, however often. */
final class Slots {
    private record Key(Asked asked, Object what) {}

    private final Map<Key, Slot> slots = new HashMap<>();
    private int tests;

    Slot of(Asked asked, String name) {
        return slots.computeIfAbsent(
                new Key(asked, name), key -> new Slot(slots.size(), asked, name, Optional.empty(), Optional.empty()));
    }

    Slot of(Duty duty) {
        return slots.computeIfAbsent(
                new Key(Asked.FULFILMENT, duty),
                key -> new Slot(slots.size(), Asked.FULFILMENT, "", Optional.of(duty), Optional.empty()));
    }

    Slot of(Prohibition prohibition) {
        return slots.computeIfAbsent(
                new Key(Asked.INFRINGEMENT, prohibition),
                key -> new Slot(slots.size(), Asked.INFRINGEMENT, "", Optional.empty(), Optional.of(prohibition)));
    }

    /** The place of one more comparison whose outcome is remembered. */
    int test() {
        return tests++;
    }

    int size() {
        return slots.size();
    }

    int tests() {
        return tests;
    }
}
