/**
 * What is owed under an agreement, and whether it was done: before use, during it, after it. Start at {@link
 * org.ecluse.contracts.duties.Duties}, which says how each duty stands at an instant. Promises: same agreement and same
 * record, same answer; a duty is fulfilled once, with evidence. Stays outside: applying the duties that are done to the
 * data while it flows, and payments themselves.
 */
package org.ecluse.contracts.duties;
