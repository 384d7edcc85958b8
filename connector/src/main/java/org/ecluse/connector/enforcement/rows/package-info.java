/**
 * Rows on their way out, one step after the other. Start at {@link org.ecluse.connector.enforcement.rows.RowSink}.
 * Promises: no step skips, repeats or repairs a row in silence; memory does not grow with the rows, unless a step says so.
 * Stays outside: which steps a policy asks for.
 */
package org.ecluse.connector.enforcement.rows;
