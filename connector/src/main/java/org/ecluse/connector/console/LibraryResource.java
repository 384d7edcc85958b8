package org.ecluse.connector.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.ecluse.connector.operator.api.OpenToStrangers;

/** The libraries' files. Their addresses carry their versions, so browsers may keep them. */
@Path("{root: _static|webjars}")
public final class LibraryResource implements OpenToStrangers {
    private final Libraries libraries;

    LibraryResource(Libraries libraries) {
        this.libraries = libraries;
    }

    @GET
    @Path("{path: .+}")
    public Response file(@PathParam("root") String root, @PathParam("path") String path) {
        var stream = libraries.open(root + "/" + path).orElseThrow(NotFoundException::new);
        return Response.ok(stream, MediaTypes.type(path))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
