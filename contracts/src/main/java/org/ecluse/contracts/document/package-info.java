/**
 * A contract as people read and keep it: HTML and PDF, in French and in English, made from the record that was signed. Start
 * at {@link org.ecluse.contracts.document.ContractDocument}. Promises: the same record gives the same text; nothing is
 * fetched, from a network or a file; whatever stands in a record, it is shown as text and nothing else. Stays outside: what
 * the terms mean, which {@code policy-engine} says, and who may see a contract.
 */
package org.ecluse.contracts.document;
