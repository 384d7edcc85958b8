/**
 * The early end of contracts, from the operator's wish or the peer's record to what has to happen then. Start at {@link
 * org.ecluse.connector.ending.EarlyEnds}.
 * Promises: what ends a contract here is stored first, then takes effect, then is told to the other side until it has it;
 * nothing polls: alarms are set for the next end and the next try. Stays outside: whether a termination holds ({@code
 * contracts.termination}), the message and its way, and ending transfers.
 */
package org.ecluse.connector.ending;
