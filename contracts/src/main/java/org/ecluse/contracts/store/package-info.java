/**
 * The connector's database, one H2 file or a PostgreSQL server, opened once, brought to its schema by Flyway. Start at {@link
 * org.ecluse.contracts.store.Database}. Promises: a commit that returned survives a crash of the process; a transaction
 * is all or nothing. Stays outside: what the tables mean, which the packages that own them say.
 */
package org.ecluse.contracts.store;
