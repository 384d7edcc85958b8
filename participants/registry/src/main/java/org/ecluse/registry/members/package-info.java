/**
 * Who belongs to the data space and in which standing. Start at {@link Members} for what is known and
 * {@link Enrolment} for how one becomes a member.
 *
 * <p>Promises: a code admits once, and is kept only as a hash; a member's private key never comes here; each change of
 * standing has a reason and a date, and a line in the log.
 */
package org.ecluse.registry.members;
