/**
 * Issuing credentials by the Decentralized Claims Protocol (DCP 1.0, section 6). Start at {@link Issuing}, which takes
 * requests; {@link Delivery} brings the credentials to their holders, {@link StatusLists} says which still hold.
 *
 * <p>Promises: only what the registry's own records entitle a member to is issued; what was promised is stored before
 * it is signed or sent, and is sent again after a crash; a suspended member's or an ended study's credentials show as
 * withdrawn from the very commit that says so.
 */
package org.ecluse.registry.credentials;
