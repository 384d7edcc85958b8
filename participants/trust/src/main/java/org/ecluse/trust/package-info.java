/** The trust of Écluse. */
package org.ecluse.trust;
