package org.ecluse.trust.resolution;

import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;

/** Finds the document of a DID. A port: over the network, from a store, or fixed in a test. Safe for threads. */
@FunctionalInterface
public interface DidResolver {
    /** The document, whose id is the DID asked for; or {@code did.unresolvable} and why. */
    Verdict<DidDocument> resolve(Did did);
}
