/**
 * The ODRL 2.2 information model as immutable values. Start at {@link Policy}.
 * Promises: values only, compared by content; nothing that was read is lost: members we have no name for stay in
 * {@link Extras}, a constraint we cannot read stays a {@link Constraint.Opaque}. Deciding lives in
 * {@code org.ecluse.policy.evaluation}, JSON-LD in {@code org.ecluse.policy.reading}.
 */
package org.ecluse.policy.model;
