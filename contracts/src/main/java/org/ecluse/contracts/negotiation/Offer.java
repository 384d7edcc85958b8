package org.ecluse.contracts.negotiation;

import org.ecluse.policy.model.Policy;

/**
 * Terms on the table for one asset.
 *
 * @param id as the provider's catalogue names the offer, or as who makes a counter-offer names it
 * @param assetId 1 to 255 characters
 * @param policy of type Offer
 */
public record Offer(String id, String assetId, Policy policy) {}
