/**
 * Who the partners are and what they offer. Start at {@link org.ecluse.connector.operator.partners.Catalogs}. Promises:
 * partners once known stay known while the registry is down; a partner that does not answer in time does not hold up the
 * others, and is named. Stays outside: deciding who is in good standing, which the registry and the connectors do.
 */
package org.ecluse.connector.operator.partners;
