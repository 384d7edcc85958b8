/**
 * A signed contract holds, and is ended early on a ground that it names, or by both parties. Start at {@link
 * org.ecluse.contracts.termination.Terminations}; {@link org.ecluse.contracts.termination.TerminationRule} decides. Promises:
 * what ends a contract is a signed record that says who, when and why; an attempt without a ground changes nothing and is
 * kept as evidence. Stays outside: sending the records, ending transfers, and the end that a contract has of itself.
 */
package org.ecluse.contracts.termination;
