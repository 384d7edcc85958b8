/**
 * Sets of points over typed axes, each axis cut into finitely many cells. Start at {@link
 * org.ecluse.policy.comparison.axis.Space}. What the cells of an axis stand for (numbers, instants, spans of time, terms of
 * a vocabulary) is said by {@link org.ecluse.policy.comparison.axis.Scale}. Promises: exact, no search; a space that
 * would take too many steps says so. Nothing here knows what a policy is.
 */
package org.ecluse.policy.comparison.axis;
