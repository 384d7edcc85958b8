/**
 * What a contract negotiation and a transfer process have in common: two connectors, one process, a table of states, and
 * messages that each say which state their sender has moved to. Start at {@link org.ecluse.contracts.exchange.Exchanges}.
 * Promises: one process is moved by one thread at a time; its state and the message that tells the peer are stored in one
 * commit, before the message leaves; a message that comes twice has one effect and gets the same answer; no state goes
 * back; every process that can end does. Decisions are pure functions ({@link org.ecluse.contracts.exchange.Exchange});
 * store, network, timers and time are ports. Stays outside: what the messages carry, and how they look on the wire.
 */
package org.ecluse.contracts.exchange;
