/**
 * The consumer's half of receipts: what arrived is counted while it is read, said under our signature, and told to the
 * provider, which answers with its own. Start at {@link org.ecluse.connector.receipts.Arrivals}. Promises: data that is here
 * whole is in the ledger before its reader sees the end; what could not be told is told again later, also after a restart. A
 * provider that names no place for receipts leaves ours one-sided. Stays outside: what is said
 * ({@link org.ecluse.contracts.receipts.SqlUseReceipts}), and fetching the data.
 */
package org.ecluse.connector.receipts;
