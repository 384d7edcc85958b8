/**
 * What happened under each agreement, one event after the other, each with the hash of the one before it. Start at {@link
 * org.ecluse.contracts.ledger.Ledger}. Promises: an event is in the same commit as what it tells of; events of one agreement
 * are in one line, however many threads and connectors write; a change of any event is found, and the first that differs is
 * named. Stays outside: what the events are about.
 */
package org.ecluse.contracts.ledger;
