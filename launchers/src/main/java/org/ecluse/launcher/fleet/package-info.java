/**
 * Registries and connectors as processes of their own on this machine, for the demonstration and for tests between
 * processes. Start at {@link org.ecluse.launcher.fleet.Fleet}.
 * Promises: a process started here never outlives the one that started it, not even when that one is killed hard (its
 * standard input is a pipe from here, and it ends when the pipe does); what it says is in a log file beside its settings.
 */
package org.ecluse.launcher.fleet;
