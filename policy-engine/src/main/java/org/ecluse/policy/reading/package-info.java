/**
 * ODRL as JSON-LD, in and out. Start at {@link PolicyReader} and {@link PolicyWriter}.
 * Promises: contexts come from inside the jar only, a foreign one is refused by name; every limit has a name and holds
 * after expansion too; nothing that was read is dropped; a short cut reads what the long way reads. {@link Inheritance}
 * brings in what a policy inherits, {@link Origins} says where each part stood. Deciding lives in {@code org.ecluse.policy.evaluation}.
 */
package org.ecluse.policy.reading;
