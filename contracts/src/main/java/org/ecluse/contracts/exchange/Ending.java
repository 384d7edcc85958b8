package org.ecluse.contracts.exchange;

/**
 * Why a process was terminated.
 *
 * @param by whose decision it was
 * @param code stable and dotted when it is ours; whatever a peer sent when it is the peer's; may be empty then
 * @param reason a sentence for a person, possibly foreign text; may be empty
 */
public record Ending(Role by, String code, String reason) {}
