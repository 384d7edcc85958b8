/**
 * Turns a policy, a request and the facts at hand into one {@link Decision}. Start at {@link Evaluator}.
 * Promises: no permission without a matching rule; a prohibition beats a permission; order and duplicates change
 * nothing; an unknown term denies and is named. Same input, same answer: no clock, network or store in here.
 */
package org.ecluse.policy.evaluation;
