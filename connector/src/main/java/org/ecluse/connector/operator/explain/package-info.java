/**
 * Says to people, in French and English, why something is refused and what would make it acceptable, from what this
 * connector can see itself: the offer, and its own credentials. Start at {@link
 * org.ecluse.connector.operator.explain.OfferCheck}. A peer only ever sends a code. Stays outside: deciding for others.
 */
package org.ecluse.connector.operator.explain;
