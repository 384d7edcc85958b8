/**
 * Contract negotiations by the Dataspace Protocol 2025-1, section 7: one table, what each message carries, what it must be
 * to be taken, and the moves that this connector makes. Start at {@link org.ecluse.contracts.negotiation.Negotiations}; the
 * table is in {@link org.ecluse.contracts.negotiation.NegotiationState}.
 * Promises: a negotiation has at most one agreement, which says what its last offer said; who has verified an agreement
 * does not walk away from it; the provider's FINALIZED is entered when the consumer has it. Stays outside: how processes
 * are moved ({@code contracts.exchange}), how messages look, what a partner's rules are ({@link
 * org.ecluse.contracts.negotiation.NextMove}).
 */
package org.ecluse.contracts.negotiation;
