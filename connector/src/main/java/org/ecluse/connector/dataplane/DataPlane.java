package org.ecluse.connector.dataplane;

import java.net.URI;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.ecluse.connector.delivery.Watch;

/** The data plane of one connector: one HTTP server, apart from the protocol's. Closing it cuts what is running. */
public final class DataPlane implements AutoCloseable {
    private static final int THREADS_BESIDE_DELIVERIES = 32;
    private static final int TIMER_THREADS = 4;
    private static final int PUSHES_MAX = 16;

    private final Server server;
    private final ServerConnector connector;
    private final ScheduledThreadPoolExecutor timer = pool("data-plane-timer", TIMER_THREADS);
    private final ScheduledThreadPoolExecutor pushing = pool("data-plane-push", PUSHES_MAX);
    private final URI address;
    private final Flows flows;
    private final Inbox inbox;

    private DataPlane(DataPlaneSettings settings, Ports ports) throws Exception {
        var limits = settings.limits();
        var headers = new HeaderClock(timer, limits.waits().headerMax());
        var threads = new QueuedThreadPool(limits.connections().deliveriesMax() + THREADS_BESIDE_DELIVERIES);
        threads.setName("data-plane");
        this.server = new Server(threads);
        this.connector = connector(server, settings, headers);
        // Opened before its address is known to others: with port 0 only the system knows it.
        connector.open();
        this.address = settings.publicAddress()
                .orElseGet(() -> URI.create("http://" + settings.bind() + ":" + connector.getLocalPort()));
        var slots = new Semaphore(limits.connections().deliveriesMax());
        var watch = new Watch(
                timer,
                limits.waits().recheckEvery(),
                limits.waits().stallMax(),
                limits.waits().deliveryMax());
        this.flows = new Flows(ports, limits, address, timer, new Pushes(ports, limits, pushing, slots, watch));
        this.inbox = new Inbox(
                settings.inboxFolder(), address, limits.inbox(), new Tickets(ports.database()), ports.clock());
        var sending = new Sending(ports.sources(), slots, watch);
        server.setHandler(new Doors(
                ports, flows, inbox, sending, headers, limits.connections().deliveriesPerFlowMax()));
        server.setErrorHandler(new CodeOnly());
        server.start();
    }

    /** @throws Exception when it cannot listen, such as on a port that is taken */
    public static DataPlane start(DataPlaneSettings settings, Ports ports) throws Exception {
        return new DataPlane(settings, ports);
    }

    private static ServerConnector connector(Server server, DataPlaneSettings settings, HeaderClock headers) {
        var limits = settings.limits();
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(limits.connections().headerBytesMax());
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(limits.waits().idleMax().toMillis());
        connector.addBean(headers);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections().connectionsMax(), connector));
        return connector;
    }

    private static ScheduledThreadPoolExecutor pool(String name, int threads) {
        var number = new AtomicInteger();
        var pool = new ScheduledThreadPoolExecutor(threads, task -> {
            var thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.setRemoveOnCancelPolicy(true);
        return pool;
    }

    public Flows flows() {
        return flows;
    }

    public Inbox inbox() {
        return inbox;
    }

    /** How peers reach it; no slash at the end. */
    public URI address() {
        return address;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** How many peers are connected now. */
    public int connections() {
        return connector.getConnectedEndPoints().size();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        pushing.shutdownNow();
        timer.shutdownNow();
    }

    /** What the server itself refuses, such as headers that are too long: a code, and nothing of the inside. */
    private static final class CodeOnly extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status = Math.max(response.getStatus(), HttpStatus.BAD_REQUEST_400);
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Peer.answer(response, callback, status, status < 500 ? "request.malformed" : "internal");
            return true;
        }
    }
}
