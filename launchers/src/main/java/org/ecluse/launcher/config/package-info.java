/**
 * One readable file of settings per process, checked before anything starts. Start at
 * {@link org.ecluse.launcher.config.ConnectorConfig} and {@link org.ecluse.launcher.config.RegistryConfig}.
 * Promises: every problem of a file is found in one go; each gives one line that names the cause and the cure; nothing is
 * skipped or defaulted because it was misspelt. Files are UTF-8, one {@code key = value} a line, {@code #} begins a
 * comment line; a backslash is an ordinary character.
 */
package org.ecluse.launcher.config;
