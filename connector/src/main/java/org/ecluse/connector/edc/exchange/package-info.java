/**
 * What negotiations and transfers have in common where they meet the protocol shell: who sent a message, what a peer's
 * answer means, what a refusal is called, and the threads that send. Start at {@link
 * org.ecluse.connector.edc.exchange.PeerMessages}.
 * Promises: a message counts when its token was verified; a peer is told a code and nothing else. Stays outside: every
 * decision ({@code contracts.exchange}).
 */
package org.ecluse.connector.edc.exchange;
