package org.ecluse.connector.operator.partners;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Partner;
import org.ecluse.policy.Problem;
import org.ecluse.trust.Did;

/** What is on offer across the partners. Safe for threads; asks a few partners at a time. */
public final class Catalogs implements AutoCloseable {
    /** How long a partner's catalogue is not asked for again. */
    public static final Duration FRESH = Duration.ofSeconds(10);

    private static final int PARTNERS_AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Operations operations;
    private final Directory directory;
    private final InstantSource clock;
    private final Map<Did, Fetched> cache = new ConcurrentHashMap<>();
    private final ExecutorService askers = Executors.newFixedThreadPool(PARTNERS_AT_ONCE, task -> {
        var thread = new Thread(task, "catalogues");
        thread.setDaemon(true);
        return thread;
    });

    private record Fetched(List<CatalogOffer> offers, Instant at) {}

    /** One partner's offers. */
    public record OfPartner(Partner partner, List<CatalogOffer> offers) {}

    /**
     * What was found.
     *
     * @param unanswered the partners that did not answer, and why
     */
    public record Found(List<OfPartner> partners, Map<Partner, Problem> unanswered) {}

    public Catalogs(Operations operations, Directory directory, InstantSource clock) {
        this.operations = operations;
        this.directory = directory;
        this.clock = clock;
    }

    /** Every partner's offers; our own are not asked for. */
    public Found all(Did self) {
        return of(directory.partners().partners().stream()
                .filter(partner -> !partner.did().equals(self))
                .toList());
    }

    /** These partners' offers. */
    public Found of(List<Partner> partners) {
        var asked = new LinkedHashMap<Partner, Future<List<CatalogOffer>>>();
        partners.forEach(partner -> asked.put(partner, askers.submit(() -> offers(partner))));
        var found = new ArrayList<OfPartner>();
        var unanswered = new LinkedHashMap<Partner, Problem>();
        var deadline = clock.instant().plus(PATIENCE);
        asked.forEach((partner, answer) -> {
            try {
                var left = Duration.between(clock.instant(), deadline).toMillis();
                found.add(new OfPartner(partner, answer.get(Math.max(left, 1), TimeUnit.MILLISECONDS)));
            } catch (TimeoutException e) {
                answer.cancel(true);
                unanswered.put(partner, tooSlow(partner));
            } catch (ExecutionException e) {
                unanswered.put(partner, problem(partner, e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                unanswered.put(partner, tooSlow(partner));
            }
        });
        return new Found(List.copyOf(found), unanswered);
    }

    /** A partner's offers, at most {@link #FRESH} old. @throws OperationRefused when it cannot be asked */
    public List<CatalogOffer> offers(Partner partner) {
        var known = cache.get(partner.did());
        if (known != null && clock.instant().isBefore(known.at().plus(FRESH))) {
            return known.offers();
        }
        return fetch(partner);
    }

    /** One offer as it stands now, asked of the partner again. @throws OperationRefused when it cannot be asked */
    public Optional<CatalogOffer> offerNow(Partner partner, String assetId) {
        return fetch(partner).stream()
                .filter(offer -> offer.assetId().equals(assetId))
                .findFirst();
    }

    /**
     * One offer, at most {@link #FRESH} old; one that was not there then is asked for again.
     *
     * @throws OperationRefused when the partner cannot be asked
     */
    public Optional<CatalogOffer> offer(Partner partner, String assetId) {
        return offers(partner).stream()
                .filter(offer -> offer.assetId().equals(assetId))
                .findFirst()
                .or(() -> offerNow(partner, assetId));
    }

    private List<CatalogOffer> fetch(Partner partner) {
        var offers = operations.catalog(partner.did(), partner.dspAddress());
        cache.put(partner.did(), new Fetched(List.copyOf(offers), clock.instant()));
        return offers;
    }

    private static Problem problem(Partner partner, Throwable cause) {
        return cause instanceof OperationRefused refused
                ? refused.problems().get(0)
                : new Problem(
                        "peer.failed",
                        "",
                        "the catalogue of `" + partner.name() + "` cannot be read: "
                                + Problem.quote(String.valueOf(cause.getMessage())),
                        "see the log of this connector");
    }

    private static Problem tooSlow(Partner partner) {
        return new Problem(
                "peer.slow",
                "",
                "`" + partner.name() + "` did not answer within " + PATIENCE.toSeconds() + " s",
                "try again later, or ask that partner's operator");
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
