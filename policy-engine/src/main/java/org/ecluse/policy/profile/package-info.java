/**
 * Which terms this engine can evaluate and what they mean. Start at {@link Rennes}, the profile of the territory, and
 * {@link Profile}, which describes any. Promises: a term that is not defined here is never evaluated.
 */
package org.ecluse.policy.profile;
