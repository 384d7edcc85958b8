/**
 * Puts rows together until they are large enough to leave. Start at
 * {@link org.ecluse.connector.enforcement.aggregation.AggregateStep}, and at
 * {@link org.ecluse.connector.enforcement.aggregation.AggregateRule} for what a policy may ask for. Promises: a group
 * leaves only where its own sums pass the threshold; a row leaves once or is withheld; sums are exact decimals; the
 * order of the source changes nothing. Stays outside: reading and writing files.
 */
package org.ecluse.connector.enforcement.aggregation;
