/**
 * The requests that policies can tell apart, and which of them each policy permits. Start at
 * {@link org.ecluse.policy.comparison.ground.Ground}. A policy is first sorted by what can be said of it
 * ({@link org.ecluse.policy.comparison.ground.Outliner}); then each thing that it speaks of becomes an axis
 * ({@link org.ecluse.policy.comparison.ground.Axes}). Promises: what a region says of a request is what the evaluator
 * decides; what nobody can tell is an axis of its own. For one question and one thread, but for what says otherwise.
 */
package org.ecluse.policy.comparison.ground;
