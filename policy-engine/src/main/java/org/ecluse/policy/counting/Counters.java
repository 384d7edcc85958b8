package org.ecluse.policy.counting;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * Port to what has been used of what is limited. For all threads and, where the store is shared, all processes.
 * A use reserves, commits before the first of it takes effect, then happens; what does not happen is released. So what is
 * neither committed nor released, such as a reservation of a process that died, was not used: counters that outlive a
 * process say when it is free again.
 */
public interface Counters {

    /** What is used or set aside so far. */
    Used used(Tally tally);

    /**
     * Sets aside what is claimed, unless that would pass the limit. Of any number of callers at once, no more succeed than
     * there is room for.
     */
    Reservation reserve(Claim claim);

    /**
     * What was set aside is used. Again for the same token changes nothing.
     *
     * @return false when the token is not known or was released: the use must not happen
     */
    boolean commit(String token);

    /**
     * What was set aside is free again. Again for the same token changes nothing.
     *
     * @return false when the token is not known or was committed
     */
    boolean release(String token);

    /** What is used or set aside so far. */
    sealed interface Used {
        /** Nothing used is zero. */
        record Amount(BigDecimal amount) implements Used {
            public Amount {
                Objects.requireNonNull(amount);
            }
        }

        /** @param reason why nobody can say */
        record Unknown(String reason) implements Used {
            public Unknown {
                Objects.requireNonNull(reason);
            }
        }
    }

    /** What became of a claim. */
    sealed interface Reservation {
        /** @param token names the reservation; never the same twice */
        record Reserved(String token) implements Reservation {
            public Reserved {
                Objects.requireNonNull(token);
            }
        }

        /** @param left what could still be claimed; nothing was set aside */
        record Exhausted(BigDecimal left) implements Reservation {
            public Exhausted {
                Objects.requireNonNull(left);
            }
        }

        /** @param reason why nobody can say; nothing was set aside, and the use must not happen */
        record Unknown(String reason) implements Reservation {
            public Unknown {
                Objects.requireNonNull(reason);
            }
        }
    }
}
