/**
 * The story of the product, each step between separate processes: a registry and six partners' connectors on loopback,
 * driven by the {@code ecluse} commands that a partner types. Start at {@link org.ecluse.launcher.story.Neighbourhood}.
 */
package org.ecluse.launcher.story;
