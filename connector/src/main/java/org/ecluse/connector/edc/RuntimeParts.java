package org.ecluse.connector.edc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.edc.spi.system.ServiceExtension;

/**
 * What a runtime is put together from, besides the extensions that EDC finds on the class path.
 *
 * @param added our own extensions, wired by hand
 * @param leftOut what EDC finds and must not load: class names, or a package followed by {@code .*}; each must match
 * @param settings EDC settings, the only ones it sees: neither environment nor system properties reach it
 */
public record RuntimeParts(List<ServiceExtension> added, Set<String> leftOut, Map<String, String> settings) {

    public RuntimeParts {
        added = List.copyOf(added);
        leftOut = Set.copyOf(leftOut);
        settings = Map.copyOf(settings);
    }

    /** @return these parts and {@code extensions} */
    public RuntimeParts with(ServiceExtension... extensions) {
        var all = new ArrayList<>(added);
        all.addAll(List.of(extensions));
        return new RuntimeParts(all, leftOut, settings);
    }

    /** @return these parts, less what {@code names} match */
    public RuntimeParts without(String... names) {
        var all = new LinkedHashSet<>(leftOut);
        all.addAll(List.of(names));
        return new RuntimeParts(added, all, settings);
    }

    /** @return these parts with one setting more, or another value for it */
    public RuntimeParts setting(String key, String value) {
        var all = new HashMap<>(settings);
        all.put(key, value);
        return new RuntimeParts(added, leftOut, all);
    }
}
