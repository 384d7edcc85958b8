/** The launcher of Écluse. */
package org.ecluse.launcher;
