/** The contracts of Écluse. */
package org.ecluse.contracts;
