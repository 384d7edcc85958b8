package org.ecluse.contracts.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs the same thing once for each way that its choices can be made. */
public final class Choices {
    private final List<Integer> made = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private int next;

    private Choices() {}

    /** @return the number of runs */
    public static int all(int runsMax, Consumer<Choices> run) {
        var choices = new Choices();
        int runs = 0;
        do {
            if (++runs > runsMax) {
                throw new AssertionError("there are more than " + runsMax + " ways");
            }
            choices.next = 0;
            try {
                run.accept(choices);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("with choices " + choices.made.subList(0, choices.next), e);
            }
        } while (choices.advance());
        return runs;
    }

    /** @return from 0 to {@code bound - 1} */
    public int of(int bound) {
        if (next == made.size()) {
            made.add(0);
            bounds.add(bound);
        }
        return made.get(next++);
    }

    private boolean advance() {
        for (int last = made.size() - 1; last >= 0; last--) {
            if (made.get(last) + 1 < bounds.get(last)) {
                made.set(last, made.get(last) + 1);
                made.subList(last + 1, made.size()).clear();
                bounds.subList(last + 1, bounds.size()).clear();
                return true;
            }
        }
        return false;
    }
}
