/** The policy of Écluse. */
package org.ecluse.policy;
