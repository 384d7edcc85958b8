package org.ecluse.contracts.agreement;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last records that were read, by the hash of their bytes: the same bytes are the same agreement. Hashing takes
 * microseconds, reading a policy up to milliseconds. Safe for threads.
 */
final class RecordsRead {
    /** How many are remembered. */
    static final int REMEMBERED_MAX = 256;

    private final Map<String, Agreement> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Agreement> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /**
     * The agreement that these bytes are.
     *
     * @param hash of exactly these bytes
     */
    Agreement of(String hash, byte[] canonical) {
        synchronized (read) {
            var known = read.get(hash);
            if (known != null) {
                return known;
            }
        }
        var agreement = AgreementRecord.read(canonical);
        synchronized (read) {
            read.put(hash, agreement);
        }
        return agreement;
    }

    int remembered() {
        synchronized (read) {
            return read.size();
        }
    }
}
