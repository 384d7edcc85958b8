package org.ecluse.trust.egress;

import static org.ecluse.trust.Refusal.quote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.ecluse.trust.Verdict;

/**
 * Calls addresses that others name, within {@link EgressRules}. Blocking; safe for threads. A call that could not be
 * made or did not end well is refused with {@code egress.forbidden}, {@code egress.unreachable} or
 * {@code egress.too-large}; an HTTP error status is an answer.
 */
public final class Egress implements AutoCloseable {
    private static final int URL_CHARACTERS_MAX = 2_048;
    private static final int WIRE_BUFFER_BYTES = 64 * 1024;

    private final EgressRules rules;
    private final NameService names;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "egress-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** A way out under these rules, with the system's resolver and trusted certificates. */
    public Egress(EgressRules rules) {
        this(rules, NameService.system(), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /** A way out with another resolver or other trusted certificates. */
    public Egress(EgressRules rules, NameService names, SSLSocketFactory tls) {
        this.rules = rules;
        this.names = names;
        this.tls = tls;
    }

    /** Fetches. */
    public Verdict<HttpMessage> get(URI address, Map<String, String> headers) {
        return call("GET", address, headers, new byte[0]);
    }

    /** Posts a body, whose type is in the headers. */
    public Verdict<HttpMessage> post(URI address, Map<String, String> headers, byte[] body) {
        return call("POST", address, headers, body);
    }

    /**
     * Begins a post whose body is written while it goes, as long as it lasts.
     *
     * @param wholeDeadline from now to the end of the answer; the rules' own deadline only covers connecting
     */
    public Verdict<OutgoingBody> begin(
            String method, URI address, Map<String, String> headers, Duration wholeDeadline) {
        return check(address).then(ip -> connect(method, address, ip, headers, wholeDeadline));
    }

    private Verdict<OutgoingBody> connect(
            String method, URI address, InetAddress ip, Map<String, String> headers, Duration wholeDeadline) {
        Socket plain = new Socket();
        try {
            int connectMillis = (int) rules.deadline().toMillis();
            // INVARIANT: connect to the address that was checked; the name is not looked up again
            plain.connect(new InetSocketAddress(ip, port(address)), connectMillis);
            plain.setSoTimeout(connectMillis);
            Socket socket = address.getScheme().equalsIgnoreCase("https") ? secure(plain, address) : plain;
            plain.setSoTimeout(0);
            var wire = new BufferedOutputStream(socket.getOutputStream(), WIRE_BUFFER_BYTES);
            HttpWire.sendHead(wire, method, target(address), complete(address, headers), "Transfer-Encoding: chunked");
            var end = deadlines.schedule(() -> closeQuietly(plain), wholeDeadline.toMillis(), TimeUnit.MILLISECONDS);
            return Verdict.accepted(new OutgoingBody(
                    () -> {
                        end.cancel(false);
                        plain.close();
                    },
                    wire,
                    new BufferedInputStream(socket.getInputStream()),
                    rules.responseBytesMax()));
        } catch (IOException e) {
            closeQuietly(plain);
            return Verdict.refused(
                    "egress.unreachable", quote(address) + " failed: " + quote(e.getMessage()), "check the service");
        }
    }

    /** Whether a call to this address would be made at all; looks its name up. */
    public Verdict<InetAddress> check(URI address) {
        return shape(address).then(this::permitted);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
    }

    private Verdict<URI> shape(URI address) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("https") || (scheme.equals("http") && !rules.httpsOnly());
        if (!http) {
            return forbidden(address, rules.httpsOnly() ? "only https is allowed" : "only http and https are allowed");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return forbidden(address, "it needs a host and may not carry credentials or a fragment");
        }
        if (address.toString().length() > URL_CHARACTERS_MAX) {
            return forbidden(address, "it is too long");
        }
        return Verdict.accepted(address);
    }

    private Verdict<InetAddress> permitted(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        List<InetAddress> found;
        try {
            found = names.addresses(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (IOException e) {
            return Verdict.refused("egress.unreachable", "host " + quote(host) + " is not known", "check the name");
        }
        if (!rules.innerHosts().contains(host) && found.stream().anyMatch(InnerAddresses::isInner)) {
            return forbidden(address, "its host is on this machine or network and is not listed as an inner host");
        }
        return Verdict.accepted(found.get(0));
    }

    private Verdict<HttpMessage> call(String method, URI address, Map<String, String> headers, byte[] body) {
        return check(address).then(ip -> exchange(method, address, ip, headers, body));
    }

    private Verdict<HttpMessage> exchange(
            String method, URI address, InetAddress ip, Map<String, String> headers, byte[] body) {
        AtomicBoolean late = new AtomicBoolean();
        try (Socket plain = new Socket()) {
            var deadline = deadlines.schedule(
                    () -> {
                        late.set(true);
                        closeQuietly(plain);
                    },
                    rules.deadline().toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                // INVARIANT: connect to the address that was checked; the name is not looked up again
                plain.connect(new InetSocketAddress(ip, port(address)), (int)
                        rules.deadline().toMillis());
                plain.setTcpNoDelay(true);
                Socket socket = address.getScheme().equalsIgnoreCase("https") ? secure(plain, address) : plain;
                HttpWire.send(socket.getOutputStream(), method, target(address), complete(address, headers), body);
                return Verdict.accepted(
                        HttpWire.receive(new BufferedInputStream(socket.getInputStream()), rules.responseBytesMax()));
            } finally {
                deadline.cancel(false);
            }
        } catch (HttpWire.TooLong e) {
            return Verdict.refused(
                    "egress.too-large", quote(address) + " answered with " + e.getMessage(), "send less in one answer");
        } catch (IOException e) {
            String why = late.get() ? "did not answer within " + rules.deadline() : "failed: " + quote(e.getMessage());
            return Verdict.refused("egress.unreachable", quote(address) + " " + why, "check that the service is up");
        }
    }

    private Socket secure(Socket plain, URI address) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(plain, address.getHost(), port(address), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static Map<String, String> complete(URI address, Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Host", address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort()));
        all.putAll(headers);
        return all;
    }

    private static String target(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // the call is over either way: its reader sees the closed socket
        }
    }

    private static <T> Verdict<T> forbidden(URI address, String why) {
        return Verdict.refused(
                "egress.forbidden", "no call is made to " + quote(address) + ": " + why, "use an allowed address");
    }
}
