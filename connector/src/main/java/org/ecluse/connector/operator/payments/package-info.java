/**
 * Payments as the payee's operator sees them: recorded, receipted, and the receipt's hash put on the registry's log.
 * Start at {@link org.ecluse.connector.operator.payments.Payments}. Promises: a price that is paid in full has one signed
 * receipt, which reaches the log as soon as the registry can be reached. Stays outside: the accounts themselves.
 */
package org.ecluse.connector.operator.payments;
