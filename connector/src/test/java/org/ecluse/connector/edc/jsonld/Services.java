package org.ecluse.connector.edc.jsonld;

import org.eclipse.edc.jsonld.JsonLdConfiguration;
import org.eclipse.edc.jsonld.TitaniumJsonLd;
import org.eclipse.edc.jsonld.spi.JsonLd;
import org.eclipse.edc.spi.monitor.ConsoleMonitor;
import org.eclipse.edc.spi.monitor.Monitor;

/** Our service and Titanium's, told of the same contexts as a connector is. */
final class Services {
    static final String DSP = "DSP:2025-1";
    static final String MANAGEMENT = "MANAGEMENT_API";

    private static final String EDC = "https://w3id.org/edc/v0.0.1/ns/";

    final JsonLd titanium = titanium();
    final FastJsonLd ours;

    Services() {
        ours = new FastJsonLd(titanium());
        JsonLdParts.DOCUMENTS.forEach((address, file) -> {
            ours.registerCachedDocument(address, JsonLdParts.place(file));
            titanium.registerCachedDocument(address, JsonLdParts.place(file));
        });
        register(ours);
        register(titanium);
    }

    private static JsonLd titanium() {
        return new TitaniumJsonLd(
                new Quiet(),
                JsonLdConfiguration.Builder.newInstance().checkPrefixes(true).build());
    }

    private static void register(JsonLd service) {
        service.registerContext("https://w3id.org/dspace/2025/1/context.jsonld", DSP);
        service.registerContext("https://w3id.org/edc/dspace/v0.0.1", DSP);
        service.registerNamespace("@vocab", EDC, MANAGEMENT);
        service.registerNamespace("edc", EDC, MANAGEMENT);
        service.registerNamespace("odrl", "http://www.w3.org/ns/odrl/2/", MANAGEMENT);
    }

    /** Says nothing: most generated documents are wrong in some way. */
    private static final class Quiet extends ConsoleMonitor implements Monitor {
        Quiet() {
            super(Level.SEVERE, false);
        }
    }
}
