package org.ecluse.trust.egress;

import java.time.Duration;
import java.util.Set;

/**
 * Where calls may go and what they may cost.
 *
 * @param httpsOnly true unless the deployment is on one machine or behind its own network
 * @param innerHosts hosts (as written in the address, lower case, no port) that may be on this machine or network;
 *     all others must have public addresses
 * @param deadline for a whole call, from the name look-up to the last byte
 * @param responseBytesMax the longest body accepted
 */
public record EgressRules(boolean httpsOnly, Set<String> innerHosts, Duration deadline, int responseBytesMax) {
    /** Ten seconds and 1 MiB: enough for documents, tokens and status lists. */
    public static final Duration DEADLINE = Duration.ofSeconds(10);

    /** See {@link #DEADLINE}. */
    public static final int RESPONSE_BYTES_MAX = 1 << 20;

    /** Copies the set in. */
    public EgressRules {
        innerHosts = Set.copyOf(innerHosts);
    }

    /** Public addresses by HTTPS only. */
    public static EgressRules open() {
        return new EgressRules(true, Set.of(), DEADLINE, RESPONSE_BYTES_MAX);
    }

    /** HTTP too, and these inner hosts: for a data space on one machine or network. */
    public static EgressRules within(Set<String> innerHosts) {
        return new EgressRules(false, innerHosts, DEADLINE, RESPONSE_BYTES_MAX);
    }

    /** The same rules with another deadline. */
    public EgressRules endingWithin(Duration other) {
        return new EgressRules(httpsOnly, innerHosts, other, responseBytesMax);
    }
}
