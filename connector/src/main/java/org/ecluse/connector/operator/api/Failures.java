package org.ecluse.connector.operator.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.contracts.store.StoreUnavailable;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a resource throws into a problem: the caller gets a code, the log gets the whole chain. */
public final class Failures implements ExceptionMapper<RuntimeException> {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public Response toResponse(RuntimeException failure) {
        if (failure instanceof OperationRefused refused) {
            return Answers.refused(refused);
        }
        if (failure instanceof WebApplicationException web) {
            return ofHttp(web);
        }
        LOG.error("a call of the operator's API failed", failure);
        return failure instanceof StoreUnavailable
                ? Answers.problem(
                        503,
                        new Problem(
                                "store.unavailable",
                                "",
                                "the connector's database does not answer",
                                "see the connector's log"))
                : Answers.problem(
                        500,
                        new Problem(
                                "connector.failed",
                                "",
                                "the connector met an error of its own",
                                "see the connector's log"));
    }

    private static Response ofHttp(WebApplicationException web) {
        if (web.getResponse().hasEntity()) {
            return web.getResponse();
        }
        int status = web.getResponse().getStatus();
        return Answers.problem(
                status,
                new Problem(
                        "http." + status,
                        "",
                        "there is nothing here, or not this way",
                        "see the documentation of the operator's API for paths and methods"));
    }
}
