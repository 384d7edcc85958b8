/**
 * What the registry's operator does: run it, hand out enrolment codes, suspend and reinstate members, register studies,
 * accredit researchers. One class per command, each a thin client of the registry's operator API;
 * {@link org.ecluse.launcher.cli.registry.RegistryConnection} says which registry.
 */
package org.ecluse.launcher.cli.registry;
