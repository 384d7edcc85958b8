package org.ecluse.contracts.transfer;

import java.util.Map;

/**
 * Where data is fetched from or put, and with what: may hold secrets, so its text shows no values. (DSP 2025-1, 8.2.2,
 * {@code dataAddress})
 *
 * @param type the {@code endpointType}
 */
public record DataAddress(String type, Map<String, String> properties) {
    public DataAddress {
        properties = Map.copyOf(properties);
    }

    @Override
    public String toString() {
        return "DataAddress of type `" + type + "` with " + properties.size() + " properties";
    }
}
