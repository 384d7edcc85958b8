package org.ecluse.launcher.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Where a stock provider reads its data, and where it pushes it to. */
final class DataServer implements AutoCloseable {
    /** The data that both sides hand over. */
    static final String CONTENT = "isoDate;counts\n2026-01-01T00:00:00Z;12\n";

    private final HttpServer web;

    private DataServer(HttpServer web) {
        this.web = web;
    }

    static DataServer start() throws IOException {
        var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/source", exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length());
            exchange.getResponseBody().write(CONTENT.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        web.createContext("/sink", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        web.start();
        return new DataServer(web);
    }

    URI source() {
        return at("/source");
    }

    URI sink() {
        return at("/sink");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        web.stop(0);
    }
}
