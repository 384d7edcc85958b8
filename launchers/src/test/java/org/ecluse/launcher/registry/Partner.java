package org.ecluse.launcher.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.trust.Did;
import org.ecluse.trust.enrolment.KeyProof;
import org.ecluse.trust.keys.KeyVault;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.tokens.SelfIssuedTokens;

/** A partner with a key of its own and a storage API that takes what the registry delivers. */
final class Partner implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final InstantSource CLOCK = InstantSource.system();

    private final TestRegistry registry;
    private final String name;
    private final SigningKey key;
    private final HttpServer storage;
    private final BlockingQueue<JsonNode> delivered = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();

    Partner(TestRegistry registry, String name, Path folder) throws IOException {
        this.registry = registry;
        this.name = name;
        this.key = KeyVault.open(folder.resolve(name), CLOCK).signingKey("key-1");
        this.storage = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        storage.createContext("/wallet/credentials", this::take);
        storage.start();
    }

    /** Invited and enrolled. */
    static Partner enrolled(TestRegistry registry, String name, Path folder) throws IOException {
        Partner partner = new Partner(registry, name, folder);
        String code = registry.asOperator(
                        "/api/operator/enrolment-codes", Map.of("name", name, "displayName", "The " + name))
                .body()
                .path("code")
                .asText();
        TestRegistry.Reply reply = partner.enrol(code);
        if (reply.status() != 201) {
            throw new AssertionError(reply.body().toString());
        }
        return partner;
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode message = JSON.readTree(exchange.getRequestBody());
        boolean ready = refusals.getAndDecrement() <= 0;
        if (ready) {
            delivered.add(message);
        }
        exchange.sendResponseHeaders(ready ? 200 : 409, -1);
        exchange.close();
    }

    /** The next deliveries are refused, as a holder does that has not yet stored its own request. */
    void refuseDeliveries(int times) {
        refusals.set(times);
    }

    SigningKey key() {
        return key;
    }

    Did did() {
        return Did.of(registry.did() + ":partners:" + name);
    }

    String nonce() {
        return registry.call("GET", "/api/enrolments/challenge", null, null)
                .body()
                .path("nonce")
                .asText();
    }

    Map<String, Object> application(String code, String nonce, SigningKey proofKey) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("code", code);
        application.put("publicKeyJwk", key.publicJwk().toJSONObject());
        application.put("nonce", nonce);
        application.put("proof", KeyProof.create(proofKey, registry.did(), nonce, code));
        application.put(
                "services",
                Map.of(
                        "credentialService",
                        "http://127.0.0.1:" + storage.getAddress().getPort() + "/wallet",
                        "dsp",
                        "http://127.0.0.1:1/dsp"));
        return application;
    }

    TestRegistry.Reply enrol(String code) {
        return registry.call("POST", "/api/enrolments", null, application(code, nonce(), key));
    }

    String token() {
        return new SelfIssuedTokens(did(), key, CLOCK).create(registry.did());
    }

    TestRegistry.Reply get(String path) {
        return registry.call("GET", path, token(), null);
    }

    TestRegistry.Reply post(String path, Object body) {
        return registry.call("POST", path, token(), body);
    }

    TestRegistry.Reply request(String... objectIds) {
        return post(
                "/issuer/credentials",
                Map.of(
                        "type", "CredentialRequestMessage",
                        "holderPid", UUID.randomUUID().toString(),
                        "credentials",
                                List.of(objectIds).stream()
                                        .map(id -> Map.of("id", id))
                                        .toList()));
    }

    /** The next CredentialMessage. */
    JsonNode nextDelivery() throws InterruptedException {
        JsonNode message = delivered.poll(20, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("nothing was delivered to " + name);
        }
        return message;
    }

    @Override
    public void close() {
        storage.stop(0);
    }
}
