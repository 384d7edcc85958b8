/**
 * What is known of a party, from its verified credentials, in the form that policies ask for. Start at {@link
 * org.ecluse.connector.facts.PartyFacts}.
 * Promises: only credentials of the trusted issuer, about the party itself, in force at the instant asked about and not
 * revoked count; where a status cannot be learned the fact is unknown, which permits nothing.
 * Stays outside: verifying signatures and presentations ({@code connector.edc.identity}), deciding ({@code policy}).
 */
package org.ecluse.connector.facts;
