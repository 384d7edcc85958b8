/**
 * What this connector offers, durable and found by index: assets, policies and contract definitions as the protocol shell
 * knows them, and who can be offered what. Start at {@link org.ecluse.connector.edc.shelf.ShelfParts}. Promises: what was
 * acknowledged survives a crash; a query is answered with the shell's own meaning of its operators, from the database
 * where that can say it and otherwise in batches, and nothing is left out in silence; the catalogue shows a stranger
 * nothing of what is hidden, neither by its pages nor by its filters. Stays outside: what an offer means, and who may see
 * it, which the policy gate decides.
 */
package org.ecluse.connector.edc.shelf;
