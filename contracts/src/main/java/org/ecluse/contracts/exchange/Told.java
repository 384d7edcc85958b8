package org.ecluse.contracts.exchange;

import java.util.Optional;
import org.ecluse.contracts.agreement.PartyId;

/**
 * The frame of a message that a peer has sent: what all messages have, whatever they carry.
 *
 * @param messageId the peer's own; two messages with one id are one message
 * @param from who sent it, as its token said and was verified
 * @param ownPid the pid of ours that the message names, empty where the peer cannot know it yet
 * @param peerPid the peer's own pid, where the message names it
 */
public record Told(String messageId, PartyId from, Optional<String> ownPid, Optional<String> peerPid) {}
