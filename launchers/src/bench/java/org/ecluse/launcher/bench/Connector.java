package org.ecluse.launcher.bench;

import java.net.URI;

/**
 * One connector that runs in a process of its own.
 *
 * @param dsp where it takes the messages of the Dataspace Protocol
 */
record Connector(String did, URI dsp, ManagementApi management, Child process) {}
