/**
 * Policies and denials as sentences for people, in French and English. Start at {@link PlainTerms} for a policy in short, at
 * {@link ContractText} for a policy as a contract (and {@link ContractReader} for the way back), at {@link Explainer} for a
 * denial, at {@link DryRun} for what a policy would have refused. Promises: written only from the policy and the facts
 * handed in, and of these only the asker's own; any policy gets a text; what is said to be enough is enough. The words are
 * in {@code plain_fr.properties}, {@code plain_en.properties} and {@code purposes_*.properties}.
 */
package org.ecluse.policy.explanation;
