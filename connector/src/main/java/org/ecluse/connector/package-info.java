/** The connector of Écluse. */
package org.ecluse.connector;
