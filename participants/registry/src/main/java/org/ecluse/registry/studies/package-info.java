/**
 * Studies and accreditations: what a member may do beyond belonging. Start at {@link Studies} and
 * {@link Accreditations}. Promises: a study that ended gives nothing any more, whether it ended by date or was ended.
 */
package org.ecluse.registry.studies;
