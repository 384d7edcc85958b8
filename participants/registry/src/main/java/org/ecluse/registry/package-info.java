/**
 * The registry of a data space: the trusted third party that admits members, vouches for them and keeps a log; it
 * never sees the data exchanged. {@link org.ecluse.registry.Registry} wires it together, {@code web} is its doors.
 */
package org.ecluse.registry;
