package org.ecluse.contracts.people;

import java.time.Instant;

/**
 * What a person did.
 *
 * @param by the person's name, as it was then
 * @param role what the person might do then
 * @param what such as {@code decisions.accept}
 * @param subject what it was done to: an asset, a negotiation, a contract, a person; may be empty
 * @param detail the contract or the reason, where there is one; may be empty
 */
public record Act(Instant at, String by, PersonRole role, String what, String subject, String detail) {}
