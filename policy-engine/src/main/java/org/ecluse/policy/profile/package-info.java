/**
 * Which terms an engine can evaluate and what they mean. Start at {@link Profile}, which describes any set of terms;
 * {@link OdrlCore} is all of ODRL 2.2, {@link Rennes} the profile of the territory. Promises: a term that is not defined
 * here is never evaluated, and a profile never changes.
 */
package org.ecluse.policy.profile;
