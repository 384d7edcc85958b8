/**
 * Services of the protocol shell whose extension is left out, put together again from the shell's public classes without the
 * managers that came with them. Start at {@link org.ecluse.connector.edc.shell.ShellServices}.
 */
package org.ecluse.connector.edc.shell;
