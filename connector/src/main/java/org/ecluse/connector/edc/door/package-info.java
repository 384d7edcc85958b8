/**
 * What is refused at the shell's doors before the shell reads it. Start at {@link
 * org.ecluse.connector.edc.door.IncomingMessages}.
 * Promises: a body has a limit and is held whole only below it; a JSON-LD context is never fetched, and one that is not
 * known here is refused by name; the peer is told a stable code, the operator's log one line with cause and cure.
 */
package org.ecluse.connector.edc.door;
