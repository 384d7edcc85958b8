package org.ecluse.connector.edc.ending;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.identity.ContractKeys.KeysUnavailable;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.store.StoreUnavailable;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the records of termination that peers send. 200: taken, {@code state} says what became of it. 400: refused by its
 * {@code code}. 401: the token. 503: send it again later.
 */
@Path("/2025-1" + Notice.PATH)
public final class NoticeDoor {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeDoor.class);
    /** More than the reader takes: it says what is too long. */
    private static final int BODY_BYTES_MAX = 100_000;

    private final EarlyEnds ends;
    private final Function<String, Optional<PartyId>> senderOf;

    /** @param senderOf who a token proves the sender to be; empty when it proves nothing */
    NoticeDoor(EarlyEnds ends, Function<String, Optional<PartyId>> senderOf) {
        this.ends = ends;
        this.senderOf = senderOf;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response take(@HeaderParam(HttpHeaders.AUTHORIZATION) String token, InputStream body) throws IOException {
        var sender = Optional.ofNullable(token).flatMap(senderOf);
        if (sender.isEmpty()) {
            return answer(401, code("token.refused"));
        }
        try {
            return ends.received(sender.get(), body.readNBytes(BODY_BYTES_MAX))
                    .fold(
                            ends -> answer(200, state("ends")),
                            proposed -> answer(200, state("proposed")),
                            problem -> refused(sender.get(), problem));
        } catch (KeysUnavailable | StoreUnavailable e) {
            LOG.warn("a termination of {} could not be looked at: {}", sender.get(), e.getMessage());
            return answer(503, code("termination.unavailable"));
        }
    }

    private static Response refused(PartyId sender, Problem problem) {
        LOG.warn("a termination of {} is refused, the contract goes on: {}", sender, problem);
        return answer(400, code(problem.code()));
    }

    private static JsonObject state(String state) {
        return Json.createObjectBuilder().add("state", state).build();
    }

    private static JsonObject code(String code) {
        return Json.createObjectBuilder().add("code", code).build();
    }

    private static Response answer(int status, JsonObject body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.toString())
                .build();
    }
}
