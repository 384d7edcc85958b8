package org.ecluse.contracts.exchange;

import org.ecluse.contracts.agreement.PartyId;

/**
 * The other connector of a process.
 *
 * @param party who it is, as its token said and was verified
 * @param address where messages to it go: its {@code callbackAddress}, or for a provider the root of its protocol's door
 * @param protocol the protocol and version that it is spoken to in, such as {@code dataspace-protocol-http:2025-1}
 */
public record Peer(PartyId party, String address, String protocol) {}
