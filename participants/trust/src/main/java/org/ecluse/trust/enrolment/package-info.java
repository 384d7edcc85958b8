/**
 * How a newcomer proves to the registry that it holds the key it wants to be known by. Start at {@link KeyProof}, which
 * the newcomer makes and the registry checks.
 */
package org.ecluse.trust.enrolment;
