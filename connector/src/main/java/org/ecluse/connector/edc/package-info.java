/**
 * The protocol shell: boots EDC with the extensions that a connector needs and puts this product's decisions into it.
 * Start at {@link org.ecluse.connector.edc.ConnectorRuntime}.
 * Promises: the only home of {@code org.eclipse.edc} imports; what is left out of EDC is left out by name, and a name that
 * matches nothing stops the start; every port listens on the configured address only; a start that fails throws.
 * Stays outside: policies, contracts, bytes.
 */
package org.ecluse.connector.edc;
