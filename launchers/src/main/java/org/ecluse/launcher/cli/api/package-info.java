/**
 * Calls to a connector's or a registry's operator API over HTTP. Start at {@link org.ecluse.launcher.cli.api.Door}.
 * A refusal is an {@link org.ecluse.launcher.cli.api.Answer}; only a peer that cannot be reached is an exception.
 */
package org.ecluse.launcher.cli.api;
