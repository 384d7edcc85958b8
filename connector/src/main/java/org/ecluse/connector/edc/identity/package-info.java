/**
 * Plugs {@link org.ecluse.connector.identity} into the protocol shell: DCP between connectors, and the credential service
 * of EDC's IdentityHub in this process. Start at {@link org.ecluse.connector.edc.identity.IdentityParts}.
 *
 * <p>Promises: participants, keys and DIDs are views of one state, never provisioned; every token that reaches the shell
 * passes {@link org.ecluse.connector.edc.identity.CheckedTokens}, whatever key resolver or rules its door brings; only
 * the registry may deliver or offer credentials; a status that is not known is a refusal.
 * Stays outside: what the credentials permit (policies).
 */
package org.ecluse.connector.edc.identity;
