package org.ecluse.contracts.usage;

import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.CountersInMemory;

/** The store-less counters keep to what the stored ones do. */
class CountersInMemoryTest extends CountersContract {
    private final Counters counters = new CountersInMemory();

    @Override
    Counters counters() {
        return counters;
    }
}
