/**
 * Negotiations where they meet the protocol shell: its messages and its Management API on one side, {@code
 * contracts.negotiation} on the other. Start at {@link org.ecluse.connector.edc.negotiation.NegotiationParts}.
 * Promises: the shell's own managers are not there; a message is taken when its token is verified and our own decision
 * says so; what the shell is shown is a view that writes nothing. Stays outside: the table and every move.
 */
package org.ecluse.connector.edc.negotiation;
