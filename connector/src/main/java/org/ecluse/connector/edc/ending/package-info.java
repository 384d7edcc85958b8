/**
 * Records of the early end of contracts, from connector to connector, beside the protocol: {@code POST
 * ADDRESS/ecluse/terminations} under the address at which a party takes DSP messages, with the same kind of token. Start at
 * {@link org.ecluse.connector.edc.ending.EndingParts}.
 * Promises: a record counts when its token was verified; a peer without this door is known by its having none. Stays outside:
 * every decision ({@code connector.ending}, {@code contracts.termination}).
 */
package org.ecluse.connector.edc.ending;
