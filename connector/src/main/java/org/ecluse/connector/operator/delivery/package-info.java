/**
 * Brings the bytes of a contract from the provider, peer to peer. Start at {@link
 * org.ecluse.connector.operator.delivery.Deliveries}. Promises: a transfer in progress is used again; what is refused
 * comes with a code, and with the amount and reference where a payment is due; a body that breaks off ends in an error,
 * never in a short file. Stays outside: the protocol, and what the provider does to the data.
 */
package org.ecluse.connector.operator.delivery;
