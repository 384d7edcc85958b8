package org.ecluse.connector.edc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.egress.Egress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the shell's own HTTP client to the rules that our calls keep: a peer's callback address leads to a public host, or
 * to one that the settings name. Every address is judged before the call, and every name again where it is looked up, so
 * that what was checked is what is connected to. Safe for threads.
 */
final class AddressGuard implements Interceptor, Dns {
    static final String FORBIDDEN = "egress.forbidden";

    private static final Logger LOG = LoggerFactory.getLogger(AddressGuard.class);
    private static final int NO_SUCH_CALL = 403;

    private final Egress egress;

    AddressGuard(Egress egress) {
        this.egress = egress;
    }

    /**
     * A forbidden call is answered here as a refusal, which the shell takes as final; it would make the same call again and
     * again if it failed. A name that is not known may be known later, so that is a failure.
     */
    @Override
    public Response intercept(Chain chain) throws IOException {
        var request = chain.request();
        var refusal = egress.check(request.url().uri()).reason();
        if (refusal.isEmpty()) {
            return chain.proceed(request);
        }
        LOG.warn("{} {} not sent: {}", request.method(), Refusal.quote(request.url()), refusal.get());
        if (!refusal.get().code().equals(FORBIDDEN)) {
            throw new UnknownHostException(refusal.get().cause());
        }
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(NO_SUCH_CALL)
                .message(FORBIDDEN)
                .body(ResponseBody.create(FORBIDDEN, null))
                .build();
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var verdict = egress.check(address(host));
        var found = verdict.toOptional();
        if (found.isEmpty()) {
            throw new UnknownHostException(verdict.reason().map(Refusal::cause).orElse(host));
        }
        return List.of(found.get());
    }

    /** The rules judge addresses; of a look-up, only the name counts. */
    private static URI address(String host) {
        return new HttpUrl.Builder().scheme("https").host(host).build().uri();
    }
}
