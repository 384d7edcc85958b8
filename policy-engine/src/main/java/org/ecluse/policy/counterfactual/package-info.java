/**
 * What would have to be different for a denied request to be permitted, as far as the asker can make it so. Start at
 * {@link org.ecluse.policy.counterfactual.Counterfactuals}. Promises: every change that is given out was tried on the
 * evaluator and leads to a permission; "nothing helps" is only said after all that was to be tried was tried; the time
 * that this takes is bounded. Stays outside: the sentences (package explanation).
 */
package org.ecluse.policy.counterfactual;
