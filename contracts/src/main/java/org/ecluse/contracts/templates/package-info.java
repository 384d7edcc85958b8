/**
 * The four kinds of contract that the territory uses, as ODRL offers: open, research-only, conditional, paid. Start at
 * {@link org.ecluse.contracts.templates.OfferTerms}. Promises: what comes out has only terms that the Rennes profile
 * evaluates, and only shapes that come back unchanged from a DSP 2025-1 message. Stays outside: parties and targets, which the protocol adds.
 */
package org.ecluse.contracts.templates;
