/**
 * What has been used of what is limited: a number of uses, a prepaid amount. Start at {@link Counters}.
 * Promises: however many uses are made at once, a limit is never passed. Whether a use is permitted at all is decided in
 * {@code org.ecluse.policy.evaluation}, which says what to set aside for it.
 */
package org.ecluse.policy.counting;
