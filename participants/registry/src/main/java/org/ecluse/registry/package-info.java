/** The registry of Écluse. */
package org.ecluse.registry;
