package org.ecluse.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one registry is started with. The launcher checks it and hands it over as system properties.
 *
 * @param dataDir database, keys and the operator's token; only the owner may read it
 * @param publicUrl the base of all its addresses, without a final slash; its host and port make the registry's DID
 * @param displayName for people
 * @param innerHosts hosts of members that may be on this machine or network
 */
public record RegistrySettings(Path dataDir, URI publicUrl, String displayName, Set<String> innerHosts) {
    private static final String PREFIX = "ecluse.registry.";

    /** Copies the set in; the address needs a host and no path. */
    public RegistrySettings {
        innerHosts = Set.copyOf(innerHosts);
        boolean plain = publicUrl.getHost() != null
                && (publicUrl.getRawPath() == null || publicUrl.getRawPath().isEmpty())
                && publicUrl.getRawQuery() == null;
        if (!plain) {
            throw new IllegalArgumentException("public-url needs a host and no path: " + publicUrl);
        }
    }

    /** Reads {@code ecluse.registry.data-dir, public-url, display-name, inner-hosts}. */
    static RegistrySettings of(Properties properties) {
        return new RegistrySettings(
                Path.of(required(properties, "data-dir")),
                URI.create(required(properties, "public-url")),
                required(properties, "display-name"),
                new TreeSet<>(list(properties.getProperty(PREFIX + "inner-hosts", ""))));
    }

    private static String required(Properties properties, String name) {
        String value = properties.getProperty(PREFIX + name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("system property " + PREFIX + name + " is missing");
        }
        return value;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList();
    }
}
