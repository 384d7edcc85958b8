package org.ecluse.connector.edc.jsonld;

import static org.eclipse.edc.spi.constants.CoreConstants.JSON_LD;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.edc.jsonld.JsonLdConfiguration;
import org.eclipse.edc.jsonld.JsonLdExtension;
import org.eclipse.edc.jsonld.TitaniumJsonLd;
import org.eclipse.edc.jsonld.spi.JsonLd;
import org.eclipse.edc.jsonld.util.JacksonJsonLd;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.spi.types.TypeManager;

/** Gives the shell our JSON-LD, over the context documents that the shell brings; nothing is fetched. */
public final class JsonLdParts implements ServiceExtension {
    /** The shell's extension whose place this one takes. */
    public static final String REPLACED = JsonLdExtension.class.getName();

    static final Map<String, String> DOCUMENTS = Map.of(
            "http://www.w3.org/ns/odrl.jsonld", "odrl.jsonld",
            "https://w3id.org/dspace/2024/1/context.json", "dspace.jsonld",
            "https://w3id.org/edc/connector/management/v0.0.1", "management-context-v1.jsonld",
            "https://w3id.org/edc/connector/management/v2", "management-context-v2.jsonld",
            "https://w3id.org/edc/dspace/v0.0.1", "dspace-edc-context-v1.jsonld",
            "https://w3id.org/dspace/2025/1/context.jsonld", "dspace-v2025-1.jsonld",
            "https://w3id.org/dspace/2025/1/odrl-profile.jsonld", "dspace-v2025-1-odrl.jsonld");

    @Inject
    private TypeManager types;

    @Override
    public String name() {
        return "Écluse: JSON-LD";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        types.registerContext(JSON_LD, JacksonJsonLd.createObjectMapper());
    }

    @Provider
    public JsonLd jsonLd(ServiceExtensionContext context) {
        var general = new TitaniumJsonLd(
                context.getMonitor(),
                JsonLdConfiguration.Builder.newInstance().checkPrefixes(true).build());
        var service = new FastJsonLd(general);
        DOCUMENTS.forEach((address, file) -> service.registerCachedDocument(address, place(file)));
        return service;
    }

    static URI place(String file) {
        var url = Optional.ofNullable(JsonLdExtension.class.getClassLoader().getResource("document/" + file));
        try {
            return url.orElseThrow(() -> new IllegalStateException("the context document " + file + " is missing"))
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the context document " + file + " is in an odd place", e);
        }
    }
}
