package org.ecluse.connector.edc;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.edc.boot.system.ServiceLocator;
import org.eclipse.edc.spi.system.ConfigurationExtension;
import org.eclipse.edc.spi.system.ServiceExtension;

/**
 * Finds EDC's extensions on the class path, less those left out, and adds ours. A second provider of an EDC service does
 * not reliably win over the first, so what we replace is not loaded at all.
 */
final class ChosenExtensions implements ServiceLocator {
    private final RuntimeParts parts;

    ChosenExtensions(RuntimeParts parts) {
        this.parts = parts;
    }

    @Override
    public <T> List<T> loadImplementors(Class<T> type, boolean required) {
        if (type == ConfigurationExtension.class) {
            return List.of();
        }
        var unmatched = new TreeSet<>(parts.leftOut());
        var chosen = new ArrayList<T>();
        if (type == ServiceExtension.class) {
            // Ours come first: where EDC takes whoever registers first, that is us.
            parts.added().forEach(extension -> chosen.add(type.cast(extension)));
        }
        ServiceLoader.load(type).stream().forEach(found -> {
            if (!isLeftOut(found.type().getName(), unmatched)) {
                chosen.add(found.get());
            }
        });
        if (type == ServiceExtension.class) {
            refuse(unmatched);
        }
        if (required && chosen.isEmpty()) {
            throw new IllegalStateException("nothing on the class path provides `" + type.getName() + "`");
        }
        return chosen;
    }

    @Override
    public <T> T loadSingletonImplementor(Class<T> type, boolean required) {
        var found = loadImplementors(type, required);
        if (found.size() > 1) {
            throw new IllegalStateException("more than one provider of `" + type.getName() + "`: " + found);
        }
        // EDC's contract for this method: null is "there is none".
        return found.isEmpty() ? null : found.get(0);
    }

    private boolean isLeftOut(String className, Set<String> unmatched) {
        var out = false;
        for (var name : parts.leftOut()) {
            if (matches(name, className)) {
                unmatched.remove(name);
                out = true;
            }
        }
        return out;
    }

    private static boolean matches(String name, String className) {
        return name.endsWith(".*")
                ? className.startsWith(name.substring(0, name.length() - 1))
                : className.equals(name);
    }

    private static void refuse(Set<String> unmatched) {
        if (!unmatched.isEmpty()) {
            throw new IllegalStateException("extensions to leave out are not on the class path: " + unmatched
                    + "; after an update of EDC, look for their new names: what replaces them would run beside them");
        }
    }
}
