/**
 * The registry's log: who may ask for a line, and lines that cannot be changed unnoticed. Start at
 * {@link RegistryLog}. It holds hashes and organisations' names; never data, and nothing that links to a person.
 */
package org.ecluse.registry.log;
