package org.ecluse.contracts.negotiation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.ecluse.contracts.store.StoreUnavailable;

/** A store whose database fails when a test says so. */
final class FailingStore {
    /** Where it fails. */
    enum At {
        NOWHERE,
        BEFORE_THE_COMMIT,
        /** The commit took place, and nobody hears of it. */
        AFTER_THE_COMMIT,
        WHEN_BROUGHT_TO_THE_DISK
    }

    private static final Set<String> WRITES = Set.of("add", "replace");

    final NegotiationStore store;
    volatile At fails = At.NOWHERE;

    FailingStore(NegotiationStore real) {
        this.store = (NegotiationStore) Proxy.newProxyInstance(
                FailingStore.class.getClassLoader(),
                new Class<?>[] {NegotiationStore.class},
                (proxy, method, arguments) -> {
                    var writes = WRITES.contains(method.getName());
                    failIf(writes && fails == At.BEFORE_THE_COMMIT);
                    failIf(method.getName().equals("settle") && fails == At.WHEN_BROUGHT_TO_THE_DISK);
                    try {
                        var result = method.invoke(real, arguments);
                        failIf(writes && fails == At.AFTER_THE_COMMIT);
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void failIf(boolean so) {
        if (so) {
            throw new StoreUnavailable("the test has taken the database away", null);
        }
    }
}
