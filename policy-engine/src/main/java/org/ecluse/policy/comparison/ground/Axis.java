package org.ecluse.policy.comparison.ground;

import java.util.function.ObjIntConsumer;

/** One thing that differs from request to request, cut into cells; and how a request in each cell looks. */
final class Axis {
    final int cells;
    private final ObjIntConsumer<Draft> show;
    private int place = -1;

    /** @param show writes what stands for a cell into a request */
    Axis(int cells, ObjIntConsumer<Draft> show) {
        this.cells = cells;
        this.show = show;
    }

    void placeAt(int index) {
        place = index;
    }

    /** Its number in the space; only known once all axes are found. */
    int place() {
        return place;
    }

    void show(Draft draft, int cell) {
        show.accept(draft, cell);
    }
}
