package org.ecluse.connector.edc.negotiation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.exchange.Work;
import org.ecluse.contracts.bargain.Bargaining;
import org.ecluse.contracts.bargain.Notices;
import org.ecluse.contracts.bargain.Notices.Kind;
import org.ecluse.contracts.bargain.Question;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the partner's webhook when something begins to wait for a person, and again before it is too late. Each notice is
 * sent until the webhook takes it (2xx), at least once; a timer stands for each question that waits, and after a restart
 * they are set again from what the store holds. Without a webhook this does nothing. Safe for threads.
 */
public final class Reminders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);
    private static final Duration AGAIN_AFTER_MAX = Duration.ofHours(1);

    private final ConnectorSettings settings;
    private final URI webhook;
    private final Notices notices;
    private final Bargaining bargaining;
    private final InstantSource clock;
    private final Egress egress;
    private final Work work;
    private final boolean silent;
    private volatile Supplier<List<ContractNegotiation>> resting = List::of;

    private Reminders(
            ConnectorSettings settings, URI webhook, Notices notices, Bargaining bargaining, InstantSource clock) {
        this.settings = settings;
        this.webhook = webhook;
        this.silent = settings.approvals().webhook().isEmpty();
        this.notices = notices;
        this.bargaining = bargaining;
        this.clock = clock;
        // The partner's own address, which may well be on its own network; no peer can name it.
        this.egress = new Egress(
                EgressRules.within(silent ? Set.of() : Set.of(webhook.getHost().toLowerCase(Locale.ROOT))));
        this.work = new Work("notice", clock);
    }

    public static Reminders of(
            ConnectorSettings settings, Notices notices, Bargaining bargaining, InstantSource clock) {
        var webhook = settings.approvals().webhook().orElse(URI.create("http://localhost/"));
        return new Reminders(settings, webhook, notices, bargaining, clock);
    }

    /** A negotiation has come into a state: there may be something for a person. */
    public void rests(ContractNegotiation negotiation) {
        if (!silent) {
            bargaining.question(negotiation).filter(Question::isForPerson).ifPresent(this::expect);
        }
    }

    /** @param negotiations what may wait for a person, now and whenever it is asked again */
    public void resume(Supplier<List<ContractNegotiation>> negotiations) {
        resting = negotiations;
        if (!silent) {
            negotiations.get().forEach(this::rests);
        }
    }

    private void expect(Question question) {
        work.later(Duration.ZERO, () -> send(question.id(), Kind.WAITING, AGAIN_AFTER));
        var pause = Duration.between(clock.instant(), question.remindAt());
        work.later(pause.isNegative() ? Duration.ZERO : pause, () -> send(question.id(), Kind.REMINDER, AGAIN_AFTER));
    }

    private void send(String id, Kind kind, Duration again) {
        try {
            var open = open(id);
            if (open.isEmpty() || notices.wasSent(id, kind)) {
                return;
            }
            if (posted(open.get(), kind)) {
                notices.sent(id, kind, clock.instant());
                return;
            }
        } catch (RuntimeException e) {
            LOG.warn("notice " + kind + " of decision " + id + " failed", e);
        }
        var next = again.multipliedBy(2);
        work.later(again, () -> send(id, kind, next.compareTo(AGAIN_AFTER_MAX) > 0 ? AGAIN_AFTER_MAX : next));
    }

    /** The question, when nobody has answered it yet. */
    private Optional<Question> open(String id) {
        return resting.get().stream()
                .flatMap(negotiation -> bargaining.question(negotiation).stream())
                .filter(question -> question.isForPerson() && question.id().equals(id))
                .findFirst();
    }

    private boolean posted(Question question, Kind kind) {
        var body = body(question, kind, clock.instant()).toString().getBytes(StandardCharsets.UTF_8);
        var answer = egress.post(webhook, Map.of("Content-Type", "application/json"), body);
        boolean taken = answer.fold(message -> message.status() >= 200 && message.status() < 300, refused -> false);
        if (!taken) {
            LOG.warn("the webhook {} did not take the notice of decision {}: {}", webhook, question.id(), answer);
        }
        return taken;
    }

    /** What is told: that something waits, and where to look. The terms are not. */
    private JsonObject body(Question question, Kind kind, Instant now) {
        return Json.createObjectBuilder()
                .add("event", "decision." + kind.name().toLowerCase(Locale.ROOT))
                .add("at", now.toString())
                .add("connector", settings.name())
                .add("decision", question.id())
                .add("asset", question.negotiation().lastOffer().assetId())
                .add(
                        "counterparty",
                        question.negotiation().exchange().peer().party().did())
                .add("side", question.role().name())
                .add("askedAt", question.askedAt().toString())
                .add("decideBy", question.decideBy().toString())
                .add("page", settings.publicAddress(settings.operatorPort()) + "/#decisions")
                .build();
    }

    @Override
    public void close() {
        work.close();
        egress.close();
    }
}
