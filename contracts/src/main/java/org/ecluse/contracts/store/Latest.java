package org.ecluse.contracts.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was worked out for the latest keys, so that it is not worked out again. Safe for threads, which do not wait for each other's work. */
public final class Latest<K, V> {
    private final Map<K, V> known;

    /** @param max how many keys are remembered, those that were not asked for the longest forgotten first */
    public Latest(int max) {
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > max;
            }
        };
    }

    /** @param work a function of the key alone */
    public V of(K key, Function<? super K, ? extends V> work) {
        synchronized (known) {
            var value = known.get(key);
            if (value != null) {
                return value;
            }
        }
        V made = work.apply(key);
        synchronized (known) {
            known.put(key, made);
        }
        return made;
    }
}
