package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.connector.ConnectorTables;
import org.ecluse.connector.delivery.Books;
import org.ecluse.connector.enforcement.Energy;
import org.ecluse.connector.enforcement.EnforcementRecord;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.ReadLimits;
import org.ecluse.connector.source.Sources;
import org.ecluse.connector.source.Supply;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.SqlAgreementStore;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.receipts.Seal;
import org.ecluse.contracts.receipts.SqlUseReceipts;
import org.ecluse.contracts.signature.SignatureVerifier;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.usage.SqlCounters;
import org.ecluse.contracts.usage.SqlUsageLog;
import org.ecluse.contracts.usage.Use;
import org.ecluse.policy.Problem;
import org.ecluse.policy.counting.Meter;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;

/** A data plane on a free port with a real evaluator, a real usage log and a world that the test turns. */
final class TestPlane implements AutoCloseable {
    static final PartyId ENEDIS = new PartyId("did:web:enedis.example");
    static final PartyId IRISA = new PartyId("did:web:irisa.example");
    static final PartyKey PROVIDER_KEY = PartyKey.of(ENEDIS);
    static final PartyKey IRISA_KEY = PartyKey.of(IRISA);
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final Path folder;
    final SqlUsageLog usage;
    final SqlAgreementStore agreements;
    final Ledger ledger;
    final SqlCounters counters;
    final SqlUseReceipts receipts;
    final List<EnforcementRecord.Entry> withheld = new ArrayList<>();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final Map<String, OpenAssets.Offered> open = new ConcurrentHashMap<>();
    final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    final DataPlane plane;
    volatile Duration later = Duration.ZERO;
    volatile Optional<Problem> objection = Optional.empty();
    volatile String membership = Rennes.ACTIVE;

    private final Database database;
    private final Database records;
    private final Egress egress = new Egress(EgressRules.within(Set.of("127.0.0.1")));

    TestPlane(Path folder) throws Exception {
        this(folder, limits(Limits.DEFAULT.connections(), Duration.ofMillis(100)));
    }

    TestPlane(Path folder, Limits limits) throws Exception {
        this.folder = folder;
        this.database = Database.open(folder.resolve("store"));
        this.database.migrate(ConnectorTables.ALL);
        this.records = Database.open(folder.resolve("records"));
        this.usage = new SqlUsageLog(records);
        InstantSource clock = () -> InstantSource.system().instant().plus(later);
        this.agreements = new SqlAgreementStore(records, clock, SignatureVerifier.trustingKeptKeys());
        this.ledger = new Ledger(records, clock);
        this.counters = new SqlCounters(records, ledger, clock);
        this.receipts = new SqlUseReceipts(
                new SqlUseReceipts.Stores(records, ledger, agreements, usage),
                SignatureVerifier.trustingKeptKeys(),
                new Seal(() -> Optional.of(PROVIDER_KEY), PROVIDER_KEY, TestPlane::published));
        var settings = new DataPlaneSettings("127.0.0.1", 0, Optional.empty(), folder.resolve("inbox"), limits);
        this.plane = DataPlane.start(settings, ports());
    }

    static Limits limits(Limits.Connections connections, Duration recheckEvery) {
        var waits = new Limits.Waits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofSeconds(20),
                recheckEvery);
        return new Limits(connections, waits, Limits.InboxRoom.DEFAULT, Duration.ofMinutes(10));
    }

    private Ports ports() {
        InstantSource clock = () -> InstantSource.system().instant().plus(later);
        return new Ports(
                UsageDecision.by(new Evaluator(Rennes.PROFILE), (agreement, consumer) -> facts(agreement)),
                participant -> objection,
                assetId -> Optional.ofNullable(open.get(assetId)),
                events(),
                keys(),
                new Books(usage, withheld::add, receipts, clock),
                counters,
                Energy.enforcement(),
                new Sources(ReadLimits.DEFAULT),
                egress,
                database,
                clock);
    }

    private static Optional<JWK> published(String keyId) {
        return PROVIDER_KEY.key(keyId).or(() -> IRISA_KEY.key(keyId));
    }

    private Facts facts(AgreementId agreement) {
        return new Facts() {
            @Override
            public Fact fact(String leftOperand) {
                return leftOperand.equals(Rennes.MEMBERSHIP)
                        ? Fact.known(Value.text(membership))
                        : Fact.unknown("not part of this world");
            }

            @Override
            public Optional<Meter> meter(String leftOperand) {
                return Optional.of(Meter.ofUses(counters, agreement.value()))
                        .filter(any -> leftOperand.equals(Odrl.COUNT));
            }

            @Override
            public Fulfilment fulfilment(Duty duty) {
                return Fulfilment.due("nobody has paid");
            }
        };
    }

    private FlowEvents events() {
        return new FlowEvents() {
            @Override
            public void completed(FlowId flow) {
                events.add("completed " + flow);
            }

            @Override
            public void ended(FlowId flow, Problem reason) {
                events.add("ended " + flow + " " + reason.code());
            }
        };
    }

    static FlowKeys keys() {
        return new FlowKeys() {
            @Override
            public SecretKey tokens() {
                return key("the key that signs data tokens 1");
            }

            @Override
            public SecretKey pseudonyms() {
                return key("the key of all the pseudonyms 12");
            }
        };
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    }

    /** For members; with further conditions and duties. */
    static Policy members(List<Constraint> conditions, Duty... duties) {
        var all = new ArrayList<Constraint>(conditions);
        all.add(new Atomic(Rennes.MEMBERSHIP, Operator.EQ, Value.text(Rennes.ACTIVE)));
        return Policy.empty("urn:test:policy", PolicyType.AGREEMENT)
                .withPermissions(new Permission(new Action(Odrl.USE), all, List.of(duties)));
    }

    static Policy until(Instant end) {
        return members(List.of(new Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(end))));
    }

    Supply bytes(String name, byte[] content) throws IOException {
        var file = Files.write(folder.resolve(name), content);
        return Supply.of(new DataSource.FileSource(file, Format.Bytes.OPAQUE));
    }

    /** A file of that size that takes no room on the disk. */
    Supply large(long bytes) throws IOException {
        var file = folder.resolve("large.bin");
        try (var raw = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(bytes);
        }
        return Supply.of(new DataSource.FileSource(file, Format.Bytes.OPAQUE));
    }

    FlowRequest request(Supply supply, Policy policy, Optional<URI> sink) {
        var id = UUID.randomUUID().toString();
        var agreement = new AgreementId("agreement-" + id);
        agreements.keep(new Agreement(agreement, ENEDIS, IRISA, "asset", members(List.of()), Instant.EPOCH));
        return new FlowRequest(new FlowId(id), new Terms(agreement, IRISA, "asset", policy), supply, sink);
    }

    Start.Pull start(Supply supply) {
        return start(request(supply, members(List.of()), Optional.empty()));
    }

    Start.Pull start(FlowRequest request) {
        return plane.flows().start(request).fold(pull -> pull, pushing -> null, refused -> {
            throw new AssertionError(refused.reasons());
        });
    }

    HttpResponse<String> get(Start.Pull pull, String... headers) throws IOException, InterruptedException {
        return get(pull.endpoint(), pull.token(), headers);
    }

    HttpResponse<String> get(URI uri, String token, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The outcomes on the record for the asset, newest first. */
    List<String> outcomes(String asset) {
        return usage.ofAsset(asset, 200).stream()
                .map(use -> use.outcome().code())
                .toList();
    }

    List<Use> uses(String asset) {
        return usage.ofAsset(asset, 200);
    }

    String nextEvent() throws InterruptedException {
        var event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).as("an event within %s", PATIENCE).isNotNull();
        return event;
    }

    /** Waits for a state; there is no event for what happens inside the server. */
    static void await(String what, BooleanSupplier state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s within %s", what, PATIENCE).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"status\":" + status + ",\"code\":\"" + code + "\"}");
    }

    /** From now on nothing can be written down. */
    void breakRecord() {
        records.close();
    }

    @Override
    public void close() throws Exception {
        plane.close();
        egress.close();
        records.close();
        database.close();
    }
}
