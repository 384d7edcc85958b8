/**
 * What the operator asks for, done with the protocol shell. Start at {@link
 * org.ecluse.connector.edc.operations.ShellOperations}.
 * Promises: an offer that this connector cannot carry, evaluate or apply is refused before it is shown to anyone, and a
 * peer's offer before it is asked for; what is on offer survives a restart.
 */
package org.ecluse.connector.edc.operations;
