/**
 * What a partner's operator can ask of the connector, over HTTP under {@code /api}: publish, search, ask, follow, fetch,
 * pay, and see who uses what. Start at {@link org.ecluse.connector.operator.Operations}, the port to the protocol shell.
 * Promises: every call but health needs the operator token; every error is a problem with a code, a cause and a cure.
 * Stays outside: the protocol itself ({@code connector.edc}), the bytes and the rules on them ({@code dataplane}).
 */
package org.ecluse.connector.operator;
