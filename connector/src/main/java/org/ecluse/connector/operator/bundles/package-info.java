/**
 * One request for several offers of several producers. Start at {@link org.ecluse.connector.operator.bundles.Bundles}. Promises:
 * each part goes its own way, and what has become of it is visible at any time; who gives up ends what is not concluded and is
 * told what is; a bundle that was written down goes on after a restart. Stays outside: the negotiations, and ending contracts.
 */
package org.ecluse.connector.operator.bundles;
