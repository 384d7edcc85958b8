/**
 * Transfers as the protocol sees them, and how they move our data plane. Start at {@link
 * org.ecluse.connector.edc.transfer.TransferParts}.
 * Promises: a transfer that ended says why. Stays outside: the bytes ({@code connector.dataplane}).
 */
package org.ecluse.connector.edc.transfer;
