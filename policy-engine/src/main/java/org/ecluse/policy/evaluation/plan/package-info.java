/**
 * Policies made ready to be decided many times. Start at {@link org.ecluse.policy.evaluation.plan.Compiler}, which makes a
 * {@link org.ecluse.policy.evaluation.plan.Plan}.
 * Promises: what a policy's text says is read once, when it is compiled; a decision without a trace allocates nothing of its
 * own; a fact is asked for at most once in a decision; equal comparisons are made once. Same input, same answer: no clock,
 * network or store in here.
 */
package org.ecluse.policy.evaluation.plan;
