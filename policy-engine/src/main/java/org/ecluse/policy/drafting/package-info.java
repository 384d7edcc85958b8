/**
 * Writing policies: the terms of the Rennes profile in the words of a publisher ({@link
 * org.ecluse.policy.drafting.Conditions}, {@link org.ecluse.policy.drafting.Obligations}), proposals from metadata that
 * somebody else wrote ({@link org.ecluse.policy.drafting.AccessConditions}), and whether data that was obtained may be
 * offered on ({@link org.ecluse.policy.drafting.Redistribution}). Promises: a proposal is for a person and grants nothing;
 * what could not be concluded is said. Stays outside: deciding, and putting on offer.
 */
package org.ecluse.policy.drafting;
