/**
 * What each side says of one delivery: the provider that it delivered, the consumer that it arrived, each signed with its own
 * key. Start at {@link org.ecluse.contracts.receipts.SqlUseReceipts}. Promises: a statement is in the same commit as the event
 * and the use that it tells of; the other side's is kept only when its signature is genuine and it is about the same agreement
 * and use; where the two differ, each difference has a name ({@link org.ecluse.contracts.receipts.Reconciliation}). A peer that
 * knows no receipts leaves ours one-sided. Stays outside: carrying statements to the other side.
 */
package org.ecluse.contracts.receipts;
