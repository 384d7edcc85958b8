/**
 * What two parties agreed on, as one unchanging record with one byte form, one hash, and a signature of each side. Start at
 * {@link org.ecluse.contracts.agreement.AgreementStore}. Promises: what is loaded is what was agreed and signed, or it is
 * refused; an agreement that only one side could sign says so. Stays outside: how the agreement came about, and what is done
 * under it.
 */
package org.ecluse.contracts.agreement;
