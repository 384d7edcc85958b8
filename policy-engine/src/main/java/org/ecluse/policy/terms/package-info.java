/**
 * What the terms of a policy mean under a profile: which can be evaluated ({@link Evaluability}), what a value measures
 * ({@link TimeSpan}, {@link Numbers}, {@link Span}), when a duty is owed ({@link DutyTiming}).
 * Promises: pure; foreign text is read within bounds; what cannot be evaluated is named, never skipped.
 */
package org.ecluse.policy.terms;
