/**
 * What two parties agreed on, as one unchanging record with one byte form and one hash. Start at {@link
 * org.ecluse.contracts.agreement.AgreementId}. Stays outside: how the agreement came about, and what is done under it.
 */
package org.ecluse.contracts.agreement;
