package org.ecluse.connector.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.ecluse.connector.operator.api.OpenToStrangers;

/** The page itself. It holds no data: what it shows it asks of the API, with the operator token. */
@Path("/")
public final class PageResource implements OpenToStrangers {
    private static final List<String> LANGUAGES = List.of("fr", "en");
    private static final int HEADER_CHARACTERS_MAX = 500;

    private final Page page;

    PageResource(Page page) {
        this.page = page;
    }

    /**
     * @param chosen {@code fr} or {@code en}, as the reader chose
     * @param accepted what the browser prefers; French where it says neither
     */
    @GET
    public Response page(@QueryParam("lang") String chosen, @HeaderParam("Accept-Language") String accepted) {
        var language = chosen != null && LANGUAGES.contains(chosen) ? chosen : preferred(accepted);
        return headers(Response.ok(page.html(language), "text/html; charset=utf-8"))
                .header("Content-Language", language)
                .header("Vary", "Accept-Language")
                .build();
    }

    @GET
    @Path("console/{file}")
    public Response file(@PathParam("file") String file) {
        return headers(Response.ok(page.file(file).orElseThrow(NotFoundException::new), MediaTypes.type(file)))
                .build();
    }

    private Response.ResponseBuilder headers(Response.ResponseBuilder response) {
        return response.header("Content-Security-Policy", page.securityPolicy())
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cache-Control", "no-cache");
    }

    private static String preferred(String accepted) {
        if (accepted == null || accepted.length() > HEADER_CHARACTERS_MAX) {
            return "fr";
        }
        try {
            var found = Locale.lookupTag(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return found == null ? "fr" : found;
        } catch (IllegalArgumentException e) {
            return "fr";
        }
    }
}
