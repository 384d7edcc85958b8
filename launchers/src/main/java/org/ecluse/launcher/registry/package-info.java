/**
 * Starts the registry as a process of its own: a Payara Micro server with the registry's application. Start at
 * {@link org.ecluse.launcher.registry.RegistryProcess}.
 *
 * <p>Promises: it listens where told and nowhere else; it is ready when {@code start} returns, or has ended and said why
 * in one line; it ends with the process that started it, however that one ends.
 */
package org.ecluse.launcher.registry;
