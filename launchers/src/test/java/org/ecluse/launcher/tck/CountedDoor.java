package org.ecluse.launcher.tck;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.spi.WebService;

/**
 * Counts, inside the connector, the requests that reach one of its doors. A test kit that plays all roles itself would
 * leave it at nothing.
 */
public final class CountedDoor implements ServiceExtension, ContainerRequestFilter {
    private final String context;
    private final Map<String, AtomicLong> requests = new ConcurrentHashMap<>();

    @Inject
    private WebService web;

    /** @param context EDC's name for the door: {@code credentials}, {@code protocol} */
    public CountedDoor(String context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "Counted door: " + context;
    }

    @Override
    public void initialize(ServiceExtensionContext unused) {
        web.registerResource(context, this);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var path = request.getMethod() + " " + request.getUriInfo().getPath();
        requests.computeIfAbsent(path, unseen -> new AtomicLong()).incrementAndGet();
    }

    /** @return requests so far, by method and path */
    public Map<String, Long> requests() {
        var counts = new TreeMap<String, Long>();
        requests.forEach((path, count) -> counts.put(path, count.get()));
        return counts;
    }
}
