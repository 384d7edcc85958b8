package org.ecluse.launcher.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** An operator API that answers what it was told to and remembers what it was asked. */
final class FakeConnector implements AutoCloseable {
    private record Scripted(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Queue<Scripted>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();

    FakeConnector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The next answer to this call; the last one told stays. */
    FakeConnector says(String call, int status, String body) {
        answers.computeIfAbsent(call, key -> new ArrayDeque<>()).add(new Scripted(status, body));
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every call so far: method, path and body. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized List<String> tokens() {
        return List.copyOf(tokens);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add((call + " " + body).strip());
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        Queue<Scripted> queue = answers.getOrDefault(call, new ArrayDeque<>());
        Scripted next = queue.size() > 1 ? queue.remove() : queue.peek();
        Scripted said = next == null ? new Scripted(404, "{\"code\":\"not.scripted\"}") : next;
        byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
