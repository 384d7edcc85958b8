package org.ecluse.connector.dataplane;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request and its answer. A refusal is told twice: to the peer its code and no more, as {@code application/problem+json}
 * (RFC 9457), to the operator's log one line with cause and cure.
 */
record Peer(Request request, Response response, Callback callback) {
    private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

    private static final EnumSet<HttpHeader> OF_CONTENT =
            EnumSet.of(HttpHeader.CONTENT_LENGTH, HttpHeader.ETAG, HttpHeader.ACCEPT_RANGES, HttpHeader.LINK);

    void refuse(int status, Problem problem) {
        LOG.info("{} {} is refused with {}: {}", request.getMethod(), door(), status, problem);
        answer(response, callback, status, problem.code());
    }

    /** The first part of the path only: the rest may be a secret, such as an inbox's token. */
    private String door() {
        var path = request.getHttpURI().getPath();
        int second = path == null ? -1 : path.indexOf('/', 1);
        return Problem.quote(second < 0 ? "" + path : path.substring(0, second));
    }

    static void answer(Response response, Callback callback, int status, String code) {
        var json = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("status", status)
                .add("code", code)
                .build();
        // What was meant to go with the content does not go with its refusal.
        response.getHeaders().remove(OF_CONTENT);
        response.getHeaders().remove(Receipts.HEADER);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, BufferUtil.toBuffer(json.toString(), StandardCharsets.UTF_8), callback);
    }

    /** The answer is under way and cannot be whole: breaks the connection, so that the peer sees it. */
    void breakOff(Throwable why) {
        close();
        callback.failed(why);
    }

    /** Closes the connection; a write that is stuck in it fails. From any thread. */
    void close() {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }

    /** The bearer token, with or without its scheme, as stock connectors send it either way. */
    String token() {
        var header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null) {
            return "";
        }
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : header.strip();
    }
}
