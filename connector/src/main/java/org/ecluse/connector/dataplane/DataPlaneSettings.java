package org.ecluse.connector.dataplane;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the data plane listens and how it is reached.
 *
 * @param bind address to listen on, usually {@code 127.0.0.1}
 * @param port 0 takes any free one
 * @param publicAddress how peers reach it, without a slash at the end; empty when that is {@code http://bind:port}
 * @param inboxFolder where pushes from others are kept
 */
public record DataPlaneSettings(String bind, int port, Optional<URI> publicAddress, Path inboxFolder, Limits limits) {}
