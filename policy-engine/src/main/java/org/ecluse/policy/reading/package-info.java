/**
 * ODRL as JSON-LD, in and out. Start at {@link PolicyReader} and {@link PolicyWriter}.
 * Promises: contexts come from inside the jar only, a foreign one is refused by name; every limit has a name; nothing
 * that was read is dropped. Deciding lives in {@code org.ecluse.policy.evaluation}.
 */
package org.ecluse.policy.reading;
