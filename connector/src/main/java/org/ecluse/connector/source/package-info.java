/**
 * Where an asset's bytes come from and how they are to be read. Start at {@link org.ecluse.connector.source.Supply}.
 * Promises: what is ragged, wrongly encoded or too large ends in a {@link org.ecluse.connector.source.SourceBroken} that
 * names line and column; nothing is skipped or repaired in silence. Stays outside: what a policy does to the rows.
 */
package org.ecluse.connector.source;
