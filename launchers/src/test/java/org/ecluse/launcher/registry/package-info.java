/** The registry as a process, called through its doors. */
package org.ecluse.launcher.registry;
