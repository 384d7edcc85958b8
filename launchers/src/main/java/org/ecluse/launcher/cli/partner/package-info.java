/**
 * What a partner's operator does: enrol, publish, find, ask, get, see uses and payments. One class per command, each a
 * thin client of the connector's operator API; {@link org.ecluse.launcher.cli.partner.Connection} says which connector.
 */
package org.ecluse.launcher.cli.partner;
