/**
 * The registry's database: H2 in a file, its tables made by Flyway. Start at {@link Database}. Promises: what was
 * committed survives a killed process; a transaction that throws leaves nothing behind.
 */
package org.ecluse.registry.store;
