package org.ecluse.connector.operator;

import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.ecluse.connector.console.Console;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.operator.api.OperatorApi;
import org.ecluse.connector.operator.api.OperatorToken;
import org.ecluse.connector.receipts.Arrivals;
import org.ecluse.connector.receipts.Confirmations;
import org.ecluse.contracts.agreement.SqlAgreementStore;
import org.ecluse.contracts.bundle.SqlBundles;
import org.ecluse.contracts.duties.SqlDutyLedger;
import org.ecluse.contracts.exchange.Exchanges;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.payment.LogEntry;
import org.ecluse.contracts.payment.SqlPaymentLedger;
import org.ecluse.contracts.people.People;
import org.ecluse.contracts.people.SqlPeople;
import org.ecluse.contracts.receipts.Seal;
import org.ecluse.contracts.receipts.SqlErrands;
import org.ecluse.contracts.receipts.SqlUseReceipts;
import org.ecluse.contracts.signature.KeyLookup;
import org.ecluse.contracts.signature.OwnKeys;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.termination.SignedTermination;
import org.ecluse.contracts.termination.SqlTerminationStore;
import org.ecluse.contracts.termination.Terminations;
import org.ecluse.contracts.usage.SqlUsageLog;
import org.ecluse.contracts.usage.UsageLog;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.policy.reading.PolicyWriter;
import org.ecluse.trust.Did;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.keys.KeyVault;
import org.ecluse.trust.keys.SigningKey;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * An operator's API and page on a real server at loopback, over {@link FakeOperations}, with real ledgers, keys and a
 * real endpoint that data is fetched from. Resources are registered the way the protocol shell's server does it.
 */
public final class TestNode implements AutoCloseable {
    public static final Did SELF = Did.of("did:web:127.0.0.1%3A19000:partners:irisa");
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    public final FakeOperations operations = new FakeOperations(SELF, CLOCK);
    public final FakeRegistry registry = new FakeRegistry();
    public final Map<String, Fact> ownFacts = new HashMap<>();

    /** What the registry would issue when it is asked again. */
    public final Map<String, Fact> issuedLater = new HashMap<>();

    public final UsageLog uses;
    public final People people;
    public final String token;
    /** Contracts that ended early, and why. */
    public final List<String> ended = new ArrayList<>();
    /** Terminations for the other side. */
    public final List<SignedTermination> told = new ArrayList<>();
    /** Published keys of other parties. */
    public final Map<String, JWK> otherKeys = new HashMap<>();

    public final SqlAgreementStore agreements;
    private final SignatureVerifier verifier = SignatureVerifier.trustingKeptKeys();
    private final Database database;
    public final Ledger ledger;
    public final SqlUseReceipts receipts;
    private final Confirmations confirmations;
    private final OperatorApi api;
    private final Server server = new Server();
    private final HttpServer provider;
    private final Egress egress = new Egress(EgressRules.within(Set.of("127.0.0.1")));
    private final HttpClient http = HttpClient.newHttpClient();
    private byte[] content = new byte[0];
    private int contentStatus = 200;

    /** The registry as a member sees it; down when told so. */
    public static final class FakeRegistry implements RegistryClient {
        public final List<Partner> partners = new ArrayList<>();
        public final List<String> hashes = new ArrayList<>();
        public boolean down;

        @Override
        public List<Partner> directory() {
            answer();
            return List.copyOf(partners);
        }

        @Override
        public LogEntry logReceipt(String hash) {
            answer();
            hashes.add(hash);
            return new LogEntry(hashes.size() - 1, NOW);
        }

        private void answer() {
            if (down) {
                throw new OperationRefused(
                        new Problem("registry.unreachable", "", "the registry does not answer", "try again later"));
            }
        }
    }

    public TestNode(Path dir) {
        try {
            database = Database.open(dir.resolve("contracts"));
            agreements = new SqlAgreementStore(database, CLOCK, verifier);
            uses = new SqlUsageLog(database);
            people = new SqlPeople(database);
            provider = endpoint();
            ownFacts.put(Rennes.MEMBERSHIP, Fact.known(Value.text(Rennes.ACTIVE)));
            operations.facts(facts());
            operations.transfers(providerAddress(), Optional.empty());
            var key = KeyVault.open(dir, CLOCK).signingKey("key-1");
            operations.keepIn(agreements);
            ledger = new Ledger(database, CLOCK);
            receipts = new SqlUseReceipts(
                    new SqlUseReceipts.Stores(database, ledger, agreements, new SqlUsageLog(database)),
                    SignatureVerifier.trustingKeptKeys(),
                    new Seal(() -> Optional.of(signer(key)), new OwnKey(key), id -> Optional.of(key.publicJwk())));
            confirmations = new Confirmations(new SqlErrands(database), receipts, egress, InstantSource.system());
            api = new OperatorApi(
                    new OperatorApi.Ports(operations, membership(), registry, signer(key), ends(key), egress),
                    new OperatorApi.Ledgers(
                            agreements,
                            new SqlPaymentLedger(database),
                            new SqlDutyLedger(database, ledger),
                            uses,
                            people,
                            ledger,
                            receipts,
                            new Arrivals(receipts, confirmations),
                            new SqlBundles(database)),
                    dir,
                    () -> true,
                    CLOCK);
            token = Files.readString(dir.resolve(OperatorToken.FILE));
            start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private EarlyEnds ends(SigningKey key) {
        var terminations = new SqlTerminationStore(database, agreements, verifier, CLOCK);
        KeyLookup published = keyId -> keyId.equals(SELF.keyId("key-1"))
                ? Optional.of(key.publicJwk())
                : Optional.ofNullable(otherKeys.get(keyId));
        return new EarlyEnds(
                new Terminations(agreements, terminations, verifier, published, signer(key), CLOCK),
                terminations,
                new EarlyEnds.Effects((agreement, code) -> ended.add(agreement + " " + code), told::add),
                new Exchanges.Surroundings(CLOCK, (when, task) -> {}, Runnable::run, () -> "message"),
                false);
    }

    private record OwnKey(SigningKey pair) implements OwnKeys {
        @Override
        public boolean claims(String keyId) {
            return keyId.startsWith(SELF + "#");
        }

        @Override
        public Optional<JWK> key(String keyId) {
            return Optional.of(pair.publicJwk());
        }
    }

    private void start() throws Exception {
        var instances = new ArrayList<>(api.resources());
        instances.addAll(Console.resources());
        var config = new ResourceConfig();
        instances.forEach(instance -> config.register(instance.getClass()));
        config.register(new AbstractBinder() {
            @Override
            @SuppressWarnings("unchecked")
            protected void configure() {
                instances.forEach(instance -> bind(instance).to((Class<Object>) instance.getClass()));
            }
        });
        var connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new ServletContainer(config)), "/*");
        server.setHandler(context);
        server.start();
    }

    private HttpServer endpoint() throws IOException {
        var endpoint = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        endpoint.createContext("/data", exchange -> {
            boolean known = exchange.getRequestHeaders()
                    .getOrDefault("Authorization", List.of(""))
                    .get(0)
                    .startsWith("token-");
            int status = known ? contentStatus : 401;
            exchange.getResponseHeaders().set("Content-Type", status == 200 ? "text/csv" : "application/problem+json");
            exchange.sendResponseHeaders(status, content.length);
            try (var body = exchange.getResponseBody()) {
                body.write(content);
            }
        });
        endpoint.start();
        return endpoint;
    }

    public URI providerAddress() {
        return URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/data");
    }

    /** What the provider's endpoint answers from now on. */
    public void provides(int status, String body) {
        contentStatus = status;
        content = body.getBytes(StandardCharsets.UTF_8);
    }

    /** What the connector's timer does. */
    public int logReceiptsAgain() {
        return api.payments().logAgain();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    /** A partner in the directory with this offer in its catalogue. */
    public CatalogOffer partnerOffers(String partner, String asset, Wording title, Policy terms) {
        var did = Did.of("did:web:127.0.0.1%3A19000:partners:" + partner);
        if (registry.partners.stream().noneMatch(known -> known.did().equals(did))) {
            registry.partners.add(new Partner(
                    partner,
                    partner.substring(0, 1).toUpperCase(Locale.ROOT) + partner.substring(1),
                    did,
                    URI.create("http://127.0.0.1:9/dsp")));
        }
        var offer = new CatalogOffer(
                did,
                "offer-" + asset,
                asset,
                title,
                new Wording("Une description de " + title.fr(), "A description of " + title.en()),
                List.of("données"),
                Optional.of("mobilité"),
                terms,
                PolicyWriter.wire(terms));
        operations.partnerOffers(offer);
        return offer;
    }

    private Facts facts() {
        return operand -> ownFacts.getOrDefault(operand, Fact.known(List.of()));
    }

    private Membership membership() {
        return new Membership() {
            @Override
            public SelfView self() {
                return new SelfView(
                        "irisa",
                        SELF,
                        URI.create("http://127.0.0.1:9/dsp"),
                        Optional.of(URI.create("http://127.0.0.1:19000")),
                        true,
                        List.of(new SelfView.Held(
                                "MembershipCredential", Did.of("did:web:127.0.0.1%3A19000"), Optional.empty())));
            }

            @Override
            public void refresh() {
                ownFacts.putAll(issuedLater);
            }

            @Override
            public Facts ownFacts() {
                return facts();
            }

            @Override
            public SelfView enrol(String code, Optional<URI> at) {
                if (!code.equals("good-code")) {
                    throw new OperationRefused(new Problem(
                            "registry.code.unknown", "", "the code is not known", "ask the registry for another"));
                }
                return self();
            }
        };
    }

    private static Signer signer(SigningKey key) {
        return new Signer() {
            @Override
            public String keyId() {
                return SELF.keyId("key-1");
            }

            @Override
            public String jws(String type, byte[] payload) {
                return key.sign(keyId(), type, payload);
            }
        };
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).header("Authorization", "Bearer " + token).DELETE());
    }

    public HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonObject json(HttpResponse<String> response) {
        try (var reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            provider.stop(0);
            api.close();
            confirmations.close();
            egress.close();
            database.close();
        }
    }
}
