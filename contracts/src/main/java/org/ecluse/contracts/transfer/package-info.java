/**
 * Transfer processes by the Dataspace Protocol 2025-1, section 8: one table, what each message carries, and what becomes of
 * messages that cross. Start at {@link org.ecluse.contracts.transfer.Transfers}; the table is in {@link
 * org.ecluse.contracts.transfer.TransferState}.
 * Promises: one message of ours at a time; a data flow is asked for after the wish is stored, and again after a restart; what
 * a data flow answers too late starts nothing; both sides end COMPLETED or both TERMINATED. Stays outside: how processes are
 * moved ({@code contracts.exchange}), how messages look, the bytes, and whether the agreement allows them.
 */
package org.ecluse.contracts.transfer;
