package org.ecluse.registry.credentials;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.members.Members;
import org.ecluse.registry.store.Database;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.HttpMessage;
import org.ecluse.trust.resolution.DidResolver;
import org.ecluse.trust.tokens.SelfIssuedTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings promised credentials to their holders' storage API. (DCP 1.0, section 6.5.1) A holder often is not ready in
 * the instant it asks, and may be down for a while: tried again from 100 ms on, doubling to a minute,
 * {@value #ATTEMPTS_MAX} times, then given up. What is open is taken up again after a restart.
 */
public final class Delivery implements AutoCloseable {
    /** About a quarter of an hour in all. */
    public static final int ATTEMPTS_MAX = 24;

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);
    private static final Duration END_WITHIN = Duration.ofSeconds(2);
    private static final int THREADS = 4;
    private static final String CONTEXT = "https://w3id.org/dspace-dcp/v1.0/dcp.jsonld";

    private final Issuances issuances;
    private final Members members;
    private final DidResolver resolver;
    private final Egress egress;
    private final CredentialSigner signer;
    private final SelfIssuedTokens tokens;
    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor workers;

    /**
     * What deliveries need.
     *
     * @param database where requests and promises are
     * @param members who may still receive
     * @param resolver where holders are reached
     * @param egress the way out
     * @param issuer who signs
     */
    public record Means(Database database, Members members, DidResolver resolver, Egress egress, Issuer issuer) {}

    /** Deliveries by these means. */
    public Delivery(Means means, InstantSource clock) {
        this.issuances = new Issuances(means.database());
        this.members = means.members();
        this.resolver = means.resolver();
        this.egress = means.egress();
        this.signer = new CredentialSigner(means.issuer());
        this.tokens = new SelfIssuedTokens(means.issuer().did(), means.issuer().key(), clock);
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.workers = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "delivery-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        workers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Takes up what was open when the registry stopped. */
    public void resume() {
        issuances.open().forEach(issuance -> soon(issuance.id()));
    }

    /** Delivers in the background; returns at once. */
    public void soon(String issuance) {
        later(issuance, Duration.ZERO);
    }

    private void later(String issuance, Duration pause) {
        try {
            workers.schedule(() -> tryNow(issuance), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the registry is stopping; issuance {} is taken up at the next start", issuance);
        }
    }

    private void tryNow(String id) {
        try {
            issuances
                    .find(id)
                    .filter(open -> open.state() == Issuance.State.RECEIVED)
                    .ifPresent(this::attempt);
        } catch (RuntimeException e) {
            if (workers.isShutdown()) {
                LOG.debug("issuance {} is taken up at the next start", id, e);
                return;
            }
            LOG.warn("delivery of issuance {} failed; it is tried again in a minute", id, e);
            later(id, PAUSE_MAX);
        }
    }

    private void attempt(Issuance issuance) {
        Member holder = members.named(issuance.member()).orElseThrow();
        if (!holder.inGoodStanding()) {
            issuances.settle(issuance.id(), Issuance.State.REJECTED, clock.instant());
            LOG.info("issuance {} is rejected: {} lost its standing", issuance.id(), holder.name());
            return;
        }
        issuances.tried(issuance.id());
        Verdict<HttpMessage> answer = send(issuance, holder);
        answer.then(Delivery::success).reason().ifPresentOrElse(refusal -> retry(issuance, refusal), () -> {
            issuances.settle(issuance.id(), Issuance.State.ISSUED, clock.instant());
            LOG.info("issuance {} is delivered to {}", issuance.id(), holder.name());
        });
    }

    private static Verdict<HttpMessage> success(HttpMessage answer) {
        return answer.isSuccess()
                ? Verdict.accepted(answer)
                : Verdict.refused(
                        "delivery.refused",
                        "the credential service answered " + answer.status() + " " + Refusal.quote(answer.text()),
                        "see the holder's log");
    }

    private void retry(Issuance issuance, Refusal refusal) {
        if (issuance.attempts() + 1 >= ATTEMPTS_MAX) {
            issuances.settle(issuance.id(), Issuance.State.REJECTED, clock.instant());
            LOG.warn("issuance {} to {} is given up: {}", issuance.id(), issuance.member(), refusal);
            return;
        }
        LOG.debug("issuance {} to {} is tried again: {}", issuance.id(), issuance.member(), refusal);
        later(issuance.id(), pause(issuance.attempts()));
    }

    static Duration pause(int attemptsBefore) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attemptsBefore, 20));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }

    private Verdict<HttpMessage> send(Issuance issuance, Member holder) {
        return resolver.resolve(holder.did())
                .then(document -> document.service("CredentialService")
                        .map(Verdict::accepted)
                        .orElseGet(() -> Verdict.refused(
                                "delivery.no-service",
                                "the DID document of " + holder.name() + " names no CredentialService",
                                "publish the address of the credential service")))
                .then(service -> post(service, issuance, holder));
    }

    private Verdict<HttpMessage> post(URI service, Issuance issuance, Member holder) {
        String base = service.toString().replaceAll("/+$", "");
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + tokens.create(holder.did()), "Content-Type", "application/json");
        byte[] body = JSONObjectUtils.toJSONString(message(issuance)).getBytes(StandardCharsets.UTF_8);
        return egress.post(URI.create(base + "/credentials"), headers, body);
    }

    /** SPEC DCP 1.0, section 6.5.2: CredentialMessage. */
    private Map<String, Object> message(Issuance issuance) {
        List<Map<String, Object>> containers = issuances.credentials(issuance.id()).stream()
                .map(this::container)
                .toList();
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("@context", List.of(CONTEXT));
        message.put("type", "CredentialMessage");
        message.put("issuerPid", issuance.id());
        message.put("holderPid", issuance.holderPid());
        message.put("status", Issuance.State.ISSUED.name());
        message.put("credentials", containers);
        return message;
    }

    private Map<String, Object> container(Credential credential) {
        return Map.of(
                "credentialType", credential.object().kind().type(),
                "format", credential.object().profile().format(),
                "payload", signer.sign(credential));
    }

    /** Lets what is under way end. Nobody is interrupted: the database would take that as the end of its file. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("a holder is slow to answer; its delivery is taken up at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
