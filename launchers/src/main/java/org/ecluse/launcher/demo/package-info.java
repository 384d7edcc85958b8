/**
 * {@code ecluse demo}: starts a registry and six partners' connectors as processes of their own and plays the story
 * through the doors that everyone uses (the operator API, the registry's API, plain HTTP).
 * Promises: every step says what it expected and what it saw; a step that came out differently makes the run fail;
 * nothing here does what the command line cannot do.
 */
package org.ecluse.launcher.demo;
