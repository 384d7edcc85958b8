/**
 * One byte form for one JSON value (RFC 8785), so that two parties hash and sign the same thing. Start at {@link
 * org.ecluse.contracts.canonical.CanonicalJson}. Promises: equal values give equal bytes, whatever the order of members
 * or the spelling of numbers; what has no single form (a lone surrogate, a number that a double cannot hold, a member
 * named twice) is refused, never bent.
 */
package org.ecluse.contracts.canonical;
