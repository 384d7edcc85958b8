/**
 * Policies and denials as sentences for people, in French and English. Start at {@link PlainTerms} for a policy and at
 * {@link Explainer} for a denial. Promises: written only from the policy and the facts handed in; any policy gets a text.
 * The words are in {@code plain_fr.properties} and {@code plain_en.properties}.
 */
package org.ecluse.policy.explanation;
