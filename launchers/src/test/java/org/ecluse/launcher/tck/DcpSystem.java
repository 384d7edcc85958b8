package org.ecluse.launcher.tck;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.eclipse.edc.iam.decentralizedclaims.spi.SecureTokenService;
import org.eclipse.edc.identityhub.spi.credential.request.store.HolderCredentialRequestStore;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.ConnectorRuntime;
import org.ecluse.connector.edc.ProductParts;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.launcher.dsp.TestConnector;
import org.ecluse.trust.Did;
import org.ecluse.trust.resolution.DidDocument;

/**
 * The product's connector as the DCP test kit meets it: enrolled (what a registry would have given is on its disk), its DID
 * document hosted beside it, the kit's issuer as its registry. The product has no token service that can be called; the
 * kit needs one, so a door for it is opened here, in front of the connector's own.
 */
final class DcpSystem implements AutoCloseable {
    private static final String NAME = "under-test";

    private final HttpServer beside;
    private final ConnectorIdentity identity;
    private final ConnectorRuntime runtime;
    private final ConnectorSettings settings;
    private final CountedDoor door;
    private final Did did;

    private DcpSystem(Path folder, String countedContext, URI kit) throws IOException {
        beside = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        beside.setExecutor(Executors.newCachedThreadPool());
        beside.start();
        did = Did.of("did:web:localhost%3A" + beside.getAddress().getPort() + ":" + NAME);
        var issuer = Did.under(kit, List.of("issuer"));
        settings = settings(folder, did, kit, issuer);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("identity.json"),
                JSONObjectUtils.toJSONString(Map.of(
                        "did", did.toString(),
                        "registry", issuer.toString(),
                        "registryAddress", kit.toString(),
                        "enrolledAt", InstantSource.system().instant().toString())));
        identity = ConnectorIdentity.open(settings, InstantSource.system());
        door = new CountedDoor(countedContext);
        runtime = ConnectorRuntime.start(ProductParts.of(settings, identity).with(door));
        beside.createContext("/" + NAME + "/did.json", exchange -> answer(exchange, document()));
        beside.createContext("/sts/token", this::token);
    }

    /**
     * @param countedContext the door whose requests are counted
     * @param kit where the test kit answers
     */
    static DcpSystem start(Path folder, String countedContext, URI kit) throws IOException {
        return new DcpSystem(folder, countedContext, kit);
    }

    private static ConnectorSettings settings(Path folder, Did did, URI kit, Did issuer) {
        return new ConnectorSettings(
                NAME,
                did.toString(),
                folder,
                "127.0.0.1",
                TestConnector.freePortBase(),
                "localhost",
                false,
                Optional.of(kit),
                Optional.of(issuer.toString()),
                Duration.ofSeconds(1),
                Set.of());
    }

    Did did() {
        return did;
    }

    ConnectorSettings settings() {
        return settings;
    }

    URI tokenService() {
        return URI.create("http://localhost:" + beside.getAddress().getPort() + "/sts");
    }

    HolderCredentialRequestStore credentialRequests() {
        return runtime.service(HolderCredentialRequestStore.class);
    }

    Map<String, Long> requests() {
        return door.requests();
    }

    private String document() {
        var own = identity.own();
        return new DidDocument(
                        did,
                        List.of(new DidDocument.Key(own.keyId(), own.key().publicJwk())),
                        List.of(new DidDocument.Service(
                                did + "#credentials", "CredentialService", settings.credentialServiceAddress())))
                .toJson();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, Object> claims = Map.of("aud", form.get("audience"));
        var token = runtime.service(SecureTokenService.class)
                .createToken(NAME, claims, form.get("bearer_access_scope"))
                .orElseThrow(failure -> new IllegalStateException(failure.getFailureDetail()));
        answer(exchange, JSONObjectUtils.toJSONString(Map.of("access_token", token.getToken())));
    }

    private static Map<String, String> form(String body) {
        var fields = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var parts = pair.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        runtime.close();
        identity.close();
        beside.stop(0);
    }
}
