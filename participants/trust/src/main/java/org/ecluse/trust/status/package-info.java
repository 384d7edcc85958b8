/**
 * Revocation by status lists (W3C Bitstring Status List 1.0): one bit for each credential. Start at {@link StatusList}
 * for the bits and {@link StatusClient} for another party's published list.
 */
package org.ecluse.trust.status;
