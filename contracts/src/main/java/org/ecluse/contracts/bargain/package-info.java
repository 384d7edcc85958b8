/**
 * Decides what is done with terms that the other side has changed: how they stand to what this side stands by, what the
 * partner's rule says of that, and what a person has still to decide. Start at {@link
 * org.ecluse.contracts.bargain.Bargaining}.
 * Promises: nothing is given by rule that was not on offer, and nothing taken on by rule that was not asked for; what
 * nobody can compare goes to a person; rules of two connectors do not answer each other for ever. Pure, and the same for the
 * same negotiation. Stays outside: whether the other side may have it at all, and the messages.
 */
package org.ecluse.contracts.bargain;
