/**
 * Who this connector is: its DID, its key, the credentials it holds, and how it came by them. Start at
 * {@link org.ecluse.connector.identity.OwnIdentity} and {@link org.ecluse.connector.identity.Enrolment}.
 *
 * <p>Promises: the private key never leaves the process's key vault; what enrolment gave survives a restart; before
 * enrolment nothing is signed and every peer is refused; a used token id is remembered across a restart.
 * Stays outside: the protocol shell ({@code org.ecluse.connector.edc.identity} plugs this into it).
 */
package org.ecluse.connector.identity;
