package org.ecluse.connector.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.trust.Did;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.enrolment.KeyProof;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.resolution.DidDocument;
import org.ecluse.trust.status.StatusClient;
import org.ecluse.trust.status.StatusList;
import org.ecluse.trust.tokens.SelfIssuedTokens;

/**
 * A small registry on loopback, with real keys and real sockets: codes, hosted DID documents, DCP issuing, a status list.
 * The product's own registry is another process; the two meet in the story tests.
 */
public final class LoopbackRegistry implements AutoCloseable {
    public static final String CODE = "one-time-code";

    private static final InstantSource CLOCK = InstantSource.system();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Egress egress = new Egress(EgressRules.within(Set.of("127.0.0.1")));
    private final SigningKey key = newKey();
    private final URI address;
    private final Did did;
    private final Map<String, DidDocument> partners = new ConcurrentHashMap<>();
    private final Map<String, Integer> statusIndex = new ConcurrentHashMap<>();
    private final Map<String, Boolean> codes = new ConcurrentHashMap<>();
    private final AtomicInteger nextIndex = new AtomicInteger(100);
    private volatile StatusList revoked = StatusList.clear();
    private final Map<String, Object> said = new ConcurrentHashMap<>();
    private final AtomicInteger timesAsked = new AtomicInteger();
    private volatile List<String> granted = List.of("MembershipCredential");
    private volatile boolean deliversBeforeAcknowledging;
    private volatile boolean losesAnswers;

    public LoopbackRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(workers);
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        did = Did.under(address, List.of());
        server.createContext("/", this::route);
        server.start();
    }

    public static SigningKey newKey() {
        try {
            return new SigningKey(new ECKeyGenerator(Curve.P_256).keyID("key-1").generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        return address;
    }

    public Did did() {
        return did;
    }

    public Did didOf(String name) {
        return Did.under(address, List.of("partners", name));
    }

    /** From now on this is what a member may ask for. */
    public void grants(String... credentialTypes) {
        granted = List.of(credentialTypes);
    }

    /** From now on its credentials say this too of whoever they are issued to. */
    public void says(String claim, Object value) {
        said.put(claim, value);
    }

    /** @return how often it was asked what a member may ask for */
    public int timesAsked() {
        return timesAsked.get();
    }

    public void suspend(String name) {
        revoked = revoked.set(statusIndex.get(name));
    }

    /** The next credential is another one, with another bit: what was revoked stays revoked. */
    public void reinstate(String name) {
        statusIndex.remove(name);
    }

    public void deliverBeforeAcknowledging() {
        deliversBeforeAcknowledging = true;
    }

    /** Admits the next newcomer, and its answer never arrives. */
    public void loseTheNextAnswer() {
        losesAnswers = true;
    }

    /** Hosts a document for a party that tests play themselves. */
    public Did host(String name, SigningKey itsKey, URI credentialService) {
        var its = didOf(name);
        partners.put(name, document(its, itsKey.publicJwk(), "CredentialService", credentialService));
        return its;
    }

    private void route(HttpExchange call) throws IOException {
        try (call) {
            var path = call.getRequestURI().getPath();
            if (path.equals("/.well-known/did.json")) {
                var own = document(did, key.publicJwk(), "IssuerService", address.resolve("/issuer"));
                answer(call, 200, own.toJson());
            } else if (path.startsWith("/partners/")) {
                var name = path.split("/", -1)[2];
                answer(call, partners.containsKey(name) ? 200 : 404, documentOf(name));
            } else if (path.equals("/api/enrolments/challenge")) {
                answer(call, 200, json(Map.of("nonce", "nonce-1", "registryDid", did.toString())));
            } else if (path.equals("/api/enrolments")) {
                enrol(call);
            } else if (path.equals("/issuer/metadata")) {
                timesAsked.incrementAndGet();
                answer(call, 200, metadata());
            } else if (path.equals("/issuer/credentials")) {
                issue(call);
            } else if (path.equals("/status/1")) {
                answer(call, 200, statusList());
            } else {
                answer(call, 404, "{}");
            }
        }
    }

    private String documentOf(String name) {
        return partners.containsKey(name) ? partners.get(name).toJson() : "{}";
    }

    private void enrol(HttpExchange call) throws IOException {
        var body = body(call);
        var asked = key(body);
        var proved = KeyProof.verify(text(body, "proof"), asked, did, "nonce-1", text(body, "code"));
        if (proved.reason().isPresent() || codes.putIfAbsent(text(body, "code"), true) != null) {
            answer(
                    call,
                    403,
                    json(Map.of(
                            "code",
                            "enrolment.code",
                            "cause",
                            "the code is unknown or used",
                            "cure",
                            "ask for another")));
            return;
        }
        var service = (Map<?, ?>) body.get("services");
        var name = text(body, "code").substring(text(body, "code").indexOf(' ') + 1);
        partners.put(
                name,
                document(
                        didOf(name),
                        asked,
                        "CredentialService",
                        URI.create(String.valueOf(service.get("credentialService")))));
        if (losesAnswers) {
            losesAnswers = false;
            return;
        }
        answer(call, 201, json(Map.of("did", didOf(name).toString(), "registryDid", did.toString())));
    }

    /** @return a code for this name, good once */
    public static String codeFor(String name) {
        return CODE + "-" + UUID.randomUUID() + " " + name;
    }

    private static ECKey key(Map<String, Object> body) {
        try {
            return ECKey.parse(JSONObjectUtils.toJSONString((Map<String, ?>) asObject(body.get("publicKeyJwk"))));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    private String metadata() {
        var supported = granted.stream()
                .map(type -> Map.of("id", type + "-id", "credentialType", type, "profile", "vc11-sl2021/jwt"))
                .toList();
        return json(Map.of("issuer", did.toString(), "credentialsSupported", supported));
    }

    private void issue(HttpExchange call) throws IOException {
        var body = body(call);
        var bearer = call.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        var holder = Did.of(claims(bearer).get("iss").toString());
        var types = ((List<?>) body.get("credentials"))
                .stream()
                        .map(one -> text(asObject(one), "id").replace("-id", ""))
                        .toList();
        Runnable delivery = () -> deliver(holder, text(body, "holderPid"), types);
        if (deliversBeforeAcknowledging) {
            delivery.run();
        }
        call.getResponseHeaders().add("Location", address + "/issuer/requests/1");
        answer(call, 201, "");
        if (!deliversBeforeAcknowledging) {
            workers.execute(delivery);
        }
    }

    private void deliver(Did holder, String holderPid, List<String> types) {
        var containers = types.stream()
                .map(type -> Map.of(
                        "credentialType", type, "format", "VC1_0_JWT", "payload", credential(holder, type, Map.of())))
                .toList();
        Map<String, Object> message = Map.of(
                "@context",
                List.of("https://w3id.org/dspace-dcp/v1.0/dcp.jsonld"),
                "type",
                "CredentialMessage",
                "issuerPid",
                "issuance-1",
                "holderPid",
                holderPid,
                "status",
                "ISSUED",
                "credentials",
                containers);
        for (var attempt = 0; attempt < 50; attempt++) {
            if (deliver(holder, message) < 300) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** @return the status that the holder's credential service answered */
    public int deliver(Did holder, Map<String, Object> message) {
        var service = partners.get(holder.name()).service("CredentialService").orElseThrow();
        var token = new SelfIssuedTokens(did, key, CLOCK).create(holder);
        return egress.post(
                        URI.create(service + "/credentials"),
                        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                        json(message).getBytes(StandardCharsets.UTF_8))
                .fold(answer -> answer.status(), refusal -> 599);
    }

    /** A credential as this registry issues it. */
    public String credential(Did holder, String type, Map<String, Object> claims) {
        var now = CLOCK.instant();
        var index = statusIndex.computeIfAbsent(holder.name(), name -> nextIndex.incrementAndGet());
        var id = "urn:uuid:" + UUID.randomUUID();
        var subject = new HashMap<String, Object>(said);
        subject.putAll(claims);
        subject.put("id", holder.toString());
        subject.put("membership", "active");
        Map<String, Object> vc = Map.of(
                "@context", List.of("https://www.w3.org/2018/credentials/v1"),
                "id", id,
                "type", List.of("VerifiableCredential", type),
                "issuer", did.toString(),
                "issuanceDate", now.minusSeconds(1).toString(),
                "expirationDate", now.plus(Duration.ofDays(30)).toString(),
                "credentialSubject", subject,
                "credentialStatus",
                        Map.of(
                                "id",
                                address + "/status/1#" + index,
                                "type",
                                "StatusList2021Entry",
                                "statusPurpose",
                                "revocation",
                                "statusListIndex",
                                String.valueOf(index),
                                "statusListCredential",
                                address + "/status/1"));
        return sign(Map.of(
                "iss", did.toString(),
                "sub", holder.toString(),
                "jti", id,
                "iat", now.getEpochSecond(),
                "nbf", now.minusSeconds(1).getEpochSecond(),
                "exp", now.plus(Duration.ofDays(30)).getEpochSecond(),
                "vc", vc));
    }

    /** @return the place in its status list that says whether the party's credentials hold */
    public StatusClient.Entry statusOf(String name) {
        var index = statusIndex.computeIfAbsent(name, any -> nextIndex.incrementAndGet());
        return new StatusClient.Entry(address.resolve("/status/1"), index, did);
    }

    private String statusList() {
        Map<String, Object> subject = Map.of("type", "BitstringStatusList", "encodedList", revoked.encode());
        return sign(Map.of(
                "iss", did.toString(),
                "iat", CLOCK.instant().getEpochSecond(),
                "exp", CLOCK.instant().plusSeconds(60).getEpochSecond(),
                "vc", Map.of("credentialSubject", subject)));
    }

    private String sign(Map<String, Object> claims) {
        return key.sign(did.keyId(key.name()), "JWT", json(claims).getBytes(StandardCharsets.UTF_8));
    }

    private static DidDocument document(Did did, ECKey publicKey, String type, URI endpoint) {
        return new DidDocument(
                did,
                List.of(new DidDocument.Key(did.keyId("key-1"), publicKey)),
                List.of(new DidDocument.Service(did + "#service", type, endpoint)));
    }

    static Map<String, Object> claims(String jwt) {
        try {
            return SignedJWT.parse(jwt).getJWTClaimsSet().getClaims();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> body(HttpExchange call) throws IOException {
        try {
            return JSONObjectUtils.parse(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private static String text(Map<String, Object> members, String name) {
        return String.valueOf(members.get(name));
    }

    private static String json(Map<String, ?> members) {
        return JSONObjectUtils.toJSONString(members);
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("content-type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
        egress.close();
    }
}
