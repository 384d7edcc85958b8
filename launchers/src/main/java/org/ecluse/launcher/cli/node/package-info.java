/**
 * Processes: writing a settings file for a new one, checking it, starting it and ending it cleanly. Start at
 * {@link org.ecluse.launcher.cli.node.ConnectorCommand} and {@link org.ecluse.launcher.cli.node.RegistryNode}.
 * Promises: nothing starts on settings that have a problem (exit code 2); a start that fails part-way ends the process
 * (exit code 1); SIGTERM and Ctrl-C close what is open first.
 */
package org.ecluse.launcher.cli.node;
