/**
 * ODRL 2.2 policies: what they say, what they decide, and why. Begin at {@link org.ecluse.policy.reading.PolicyReader} to
 * read one, at {@link org.ecluse.policy.evaluation.Evaluator} to decide a request, at
 * {@link org.ecluse.policy.explanation.PlainTerms} to show one to a person.
 * Promises: a library of its own; no clock, network, store or log; what is not understood is kept, named and denied.
 */
package org.ecluse.policy;
