/**
 * What two policies have to do with each other, and what is wrong inside one. Start at
 * {@link org.ecluse.policy.comparison.Comparer}. Promises: an answer is about uses ({@code Stage.USE}) as the evaluator
 * decides them; a witness has been put to the evaluator before it is given out; what nobody here can tell is named and
 * never guessed. Pure, bounded, no search. Sets and their arithmetic live in {@code org.ecluse.policy.comparison.axis}.
 */
package org.ecluse.policy.comparison;
