package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.ecluse.trust.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that no door expected: the log has the whole chain, the caller a status and a code. */
@Provider
@Dependent
public class UnexpectedFailure implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailure.class);

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException http) {
            return answer(http.getResponse().getStatus());
        }
        LOG.error("a call failed unexpectedly", failure);
        return Problems.of(
                500, new Refusal("registry.fault", "the registry failed", "try again; tell its operator if it lasts"));
    }

    private static Response answer(int status) {
        return switch (status) {
            case 404 -> Problems.of(404, new Refusal("http.not-found", "there is nothing here", "check the address"));
            case 405 -> Problems.of(405, new Refusal("http.method", "this method is not offered", "check the method"));
            case 406, 415 ->
                Problems.of(
                        status,
                        new Refusal("http.media-type", "this media type is not offered", "use application/json"));
            default ->
                Problems.of(status, new Refusal("http.refused", "the request is malformed", "check the request"));
        };
    }
}
