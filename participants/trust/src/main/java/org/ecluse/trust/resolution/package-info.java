/**
 * From a {@link org.ecluse.trust.Did} to its document: keys and service addresses. Start at {@link DidResolver}.
 * Promises: a document is accepted only when its id is the DID asked for; every fetch goes through
 * {@link org.ecluse.trust.egress.Egress} with its limits; answers are cached for a short, stated time.
 */
package org.ecluse.trust.resolution;
