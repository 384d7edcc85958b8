package org.ecluse.connector.operator;

import java.net.URI;

/**
 * Where a started pull is fetched, and the token that opens it (an endpoint data reference).
 *
 * @param authorization the whole value of the {@code Authorization} header; secret, so it is never printed
 */
public record Edr(URI endpoint, String authorization) {

    @Override
    public String toString() {
        return "Edr[endpoint=" + endpoint + "]";
    }
}
