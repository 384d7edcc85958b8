/**
 * Several offers of several producers, asked for at once. Start at {@link org.ecluse.contracts.bundle.SqlBundles}. Promises: a
 * bundle is written down before its first part is asked for; one that was given up stays so, and none of its parts is asked
 * for any more. Stays outside: negotiating the parts, and how far each of them is.
 */
package org.ecluse.contracts.bundle;
