package org.ecluse.connector.edc.door;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.spi.WebService;
import org.eclipse.edc.web.spi.configuration.ApiContext;

/** Guards the shell's doors that take JSON: the protocol's, the Management API's and the control context's. */
public final class DoorParts implements ServiceExtension {
    private static final String DSP_CONTEXT = "https://w3id.org/dspace/2025/1/context.jsonld";

    @Inject
    private WebService web;

    @Override
    public String name() {
        return "Écluse: guarded doors";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        web.registerResource(ApiContext.PROTOCOL, new IncomingMessages(DoorParts::protocolError));
        web.registerResource(ApiContext.MANAGEMENT, new IncomingMessages((request, code) -> plainError(code)));
        web.registerResource(ApiContext.CONTROL, new IncomingMessages((request, code) -> plainError(code)));
    }

    /** SPEC DSP 2025-1, the error of each protocol part: a type of its own, a code and reasons. */
    private static JsonObject protocolError(ContainerRequestContext request, String code) {
        var path = request.getUriInfo().getPath();
        var type = path.contains("negotiations")
                ? "ContractNegotiationError"
                : path.contains("transfers") ? "TransferError" : "CatalogError";
        return Json.createObjectBuilder()
                .add("@context", Json.createArrayBuilder().add(DSP_CONTEXT))
                .add("@type", type)
                .add("code", code)
                .add("reason", Json.createArrayBuilder().add(code))
                .build();
    }

    private static JsonObject plainError(String code) {
        return Json.createObjectBuilder().add("code", code).build();
    }
}
