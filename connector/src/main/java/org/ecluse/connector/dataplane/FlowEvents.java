package org.ecluse.connector.dataplane;

import org.ecluse.policy.Problem;

/** What the protocol side hears of its transfers. Called once per flow at the most, from any thread; must return soon. */
public interface FlowEvents {

    /** A push has arrived whole. The flow is over. */
    void completed(FlowId flow);

    /**
     * The flow has ended by itself: its permission has run out, its consumer has lost standing, or a push has failed.
     * Not called for what {@link Flows#terminate} ends.
     */
    void ended(FlowId flow, Problem reason);
}
