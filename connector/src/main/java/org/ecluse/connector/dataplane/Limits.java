package org.ecluse.connector.dataplane;

import java.time.Duration;

/**
 * What one data plane takes on at most. Beyond a limit the answer is a refusal, never a queue without end.
 *
 * @param connections what is taken on at one time
 * @param waits how long is waited
 * @param inbox what is taken in from others
 * @param tokenLife how long a token may begin pulls; one that began goes on
 */
public record Limits(Connections connections, Waits waits, InboxRoom inbox, Duration tokenLife) {
    public static final Limits DEFAULT =
            new Limits(Connections.DEFAULT, Waits.DEFAULT, InboxRoom.DEFAULT, Duration.ofMinutes(10));

    /**
     * @param connectionsMax open connections; more wait to be accepted
     * @param deliveriesMax deliveries at one time, pushes too
     * @param deliveriesPerFlowMax deliveries at one time under one flow
     * @param flowsMax started and not ended transfers
     * @param headerBytesMax request line and headers together
     */
    public record Connections(
            int connectionsMax, int deliveriesMax, int deliveriesPerFlowMax, int flowsMax, int headerBytesMax) {
        public static final Connections DEFAULT = new Connections(1_024, 256, 64, 10_000, 8 * 1024);
    }

    /**
     * @param headerMax from the opening of a connection, or the end of its last answer, to the end of the next headers
     * @param idleMax without a byte in either direction
     * @param deliveryMax from the first byte of a delivery or push to its last
     * @param stallMax for the next bytes of a source that says nothing
     * @param recheckEvery how often running deliveries are decided again
     */
    public record Waits(
            Duration headerMax, Duration idleMax, Duration deliveryMax, Duration stallMax, Duration recheckEvery) {
        public static final Waits DEFAULT = new Waits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofHours(6),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2));
    }

    /**
     * @param bytesMax of one push
     * @param expectedMax pushes that are waited for at one time
     * @param expectedFor how long one is waited for
     */
    public record InboxRoom(long bytesMax, int expectedMax, Duration expectedFor) {
        public static final InboxRoom DEFAULT = new InboxRoom(16L << 30, 1_000, Duration.ofHours(24));
    }
}
