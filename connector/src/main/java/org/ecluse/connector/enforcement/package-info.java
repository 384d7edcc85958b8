/**
 * Does to the content what a policy's duties ask for while it flows: aggregate until thresholds hold, pseudonymise, say
 * where it comes from. Start at {@link org.ecluse.connector.enforcement.Enforcement}, which turns duties into a plan;
 * a plan is then run on one use's content.
 *
 * <p>Promises: a duty that cannot be applied to the asset is refused by name, when the asset is published and again when
 * it is used; nothing below a threshold leaves; sums are exact; what leaves plus what is withheld is what came in, and
 * the withheld part is told to the provider alone ({@link org.ecluse.connector.enforcement.Report}). Stays outside:
 * deciding whether the use is permitted, and the network.
 */
package org.ecluse.connector.enforcement;
