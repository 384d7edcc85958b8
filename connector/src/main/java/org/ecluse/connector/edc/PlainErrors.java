package org.ecluse.connector.edc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the server itself answers where nothing of ours is asked: a problem with a code and the status (RFC 9457), instead
 * of the server's own page, which names the server and repeats the request.
 */
final class PlainErrors extends ErrorHandler {
    private static final String PROBLEM = "application/problem+json";

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request, Response response, int status, String message, Throwable cause, Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, PROBLEM);
        response.write(true, problem(status), callback);
    }

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        fields.put(HttpHeader.CONTENT_TYPE, PROBLEM);
        return problem(status);
    }

    private static ByteBuffer problem(int status) {
        var json = "{\"type\":\"urn:ecluse:problem:http." + status + "\",\"code\":\"http." + status + "\",\"status\":"
                + status + "}";
        return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
    }
}
