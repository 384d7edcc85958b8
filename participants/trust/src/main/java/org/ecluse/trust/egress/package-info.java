/**
 * The one way out: calls to addresses that others name. Start at {@link Egress}.
 *
 * <p>Promises: only http(s) addresses without credentials; the address that was checked is the address connected to, so
 * a name that resolves twice differently gains nothing; inner addresses only where configured; no redirect is
 * followed; one deadline and one size limit cover the whole call.
 */
package org.ecluse.trust.egress;
