/**
 * The persons who act for one connector: what each may do, the key that each shows, and the record of what each has done.
 * Start at {@link org.ecluse.contracts.people.People}.
 * Promises: a key is kept as its hash and shown once; the record of acts only ever grows. Stays outside: the first
 * operator, whose key is a file, and the doors that ask for roles.
 */
package org.ecluse.contracts.people;
