/**
 * The operator's API over HTTP: JSON in and out, under {@code /api}. Start at {@link
 * org.ecluse.connector.operator.api.OperatorApi}, which lists the resources to register. Promises: whatever is not marked
 * {@link org.ecluse.connector.operator.api.OpenToStrangers} needs the operator token; every error is an {@code
 * application/problem+json} with a code, a cause, a cure and an explanation in French and English; bodies are limited.
 * Stays outside: what the calls do.
 */
package org.ecluse.connector.operator.api;
