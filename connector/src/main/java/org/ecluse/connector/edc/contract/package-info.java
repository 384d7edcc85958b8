/**
 * Agreements as this connector keeps them: from the moment the protocol has finalised one to the moment it ends by its own
 * terms. Start at {@link org.ecluse.connector.edc.contract.Contracts}.
 * Promises: an agreement is kept in its canonical form before anything happens under it; one that is over stays over,
 * across a restart; no poll: a timer is set for the instant of its end.
 */
package org.ecluse.connector.edc.contract;
