package org.ecluse.connector.operator.bundles;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.ecluse.connector.operator.Membership;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.explain.OfferCheck;
import org.ecluse.connector.operator.partners.Catalogs;
import org.ecluse.connector.operator.partners.Directory;
import org.ecluse.connector.operator.partners.OfferAddress;
import org.ecluse.contracts.bundle.Bundle;
import org.ecluse.contracts.bundle.Bundle.Part;
import org.ecluse.contracts.bundle.SqlBundles;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.profile.Rennes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bundles of this connector. The parts are asked for in the background, some at a time. Safe for threads.
 *
 * <p>A part whose asking was cut by the death of the process is asked for again at the next start; should the first message
 * have left, there are two negotiations, of which the bundle follows the second.
 */
public final class Bundles implements AutoCloseable {
    /** Who asks, in the negotiations' own record: which person began the bundle is in the record of acts. */
    private static final String BY = "bundle";

    /** Why a negotiation ends whose bundle was given up. */
    public static final String GIVEN_UP = "bundle.given-up";

    private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);
    private static final int ASKED_AT_ONCE = 4;
    private static final int RESUMED_MAX = 1_000;

    private final Desks desks;
    private final SqlBundles store;
    private final InstantSource clock;
    private final ExecutorService asking = Executors.newFixedThreadPool(ASKED_AT_ONCE, Bundles::daemon);

    /** Where offers are found, held against what we are, and asked for. */
    public record Desks(
            Operations operations, Membership membership, Directory directory, Catalogs catalogs, OfferCheck check) {}

    public Bundles(Desks desks, SqlBundles store, InstantSource clock) {
        this.desks = desks;
        this.store = store;
        this.clock = clock;
    }

    /** Takes up what an earlier run has not asked for yet. */
    public void resume() {
        store.unasked(RESUMED_MAX).forEach(this::askUnasked);
    }

    /**
     * Asks for all of them.
     *
     * @throws OperationRefused when we hold no credential of that study
     */
    public Bundle ask(Optional<String> study, List<OfferAddress> offers) {
        study.ifPresent(this::requireOurs);
        var bundle =
                store.create(study, offers.stream().map(OfferAddress::toString).toList(), clock.instant());
        askUnasked(bundle);
        return bundle;
    }

    private void requireOurs(String study) {
        if (!isOurs(study)) {
            desks.membership().refresh();
        }
        if (!isOurs(study)) {
            throw new OperationRefused(new Problem(
                    "study.not-ours",
                    "",
                    "this connector holds no credential of the study " + Problem.quote(study),
                    "have the registry's operator add this participant to the study, or ask without one"));
        }
    }

    private boolean isOurs(String study) {
        return desks.membership().ownFacts().fact(Rennes.STUDY) instanceof Fact.Known known
                && known.values().stream().anyMatch(value -> value.text().equals(study));
    }

    private void askUnasked(Bundle bundle) {
        bundle.parts().stream().filter(Part::isUnasked).forEach(part -> {
            try {
                asking.execute(() -> ask(bundle.id(), part));
            } catch (RejectedExecutionException closing) {
                LOG.debug("a part of bundle {} is asked for after the next start", bundle.id());
            }
        });
    }

    private void ask(String bundle, Part part) {
        try {
            if (store.find(bundle).filter(now -> now.givenUp().isEmpty()).isEmpty()) {
                return;
            }
            var negotiation = negotiation(part.offer());
            if (!store.asked(bundle, part.number(), negotiation.id())) {
                desks.operations().terminateNegotiation(negotiation.id(), GIVEN_UP);
            }
        } catch (OperationRefused refused) {
            store.refused(bundle, part.number(), refused.problems().get(0));
        } catch (RuntimeException e) {
            LOG.error("part {} of bundle {} could not be asked for", part.offer(), bundle, e);
            store.refused(
                    bundle,
                    part.number(),
                    new Problem("bundle.failed", "", "it could not be asked for", "see the log, and go on"));
        }
    }

    private NegotiationView negotiation(String text) {
        var address = OfferAddress.parse(text).orElseThrow();
        var partner = desks.directory()
                .named(address.partner())
                .orElseThrow(() -> refused("partner.unknown", "no partner has that name", "compare with the partners"));
        if (partner.did().equals(desks.membership().self().did())) {
            throw refused("offer.own", "this is an offer of this connector", "ask for what others offer");
        }
        var offer = desks.catalogs()
                .offerNow(partner, address.assetId())
                .orElseThrow(() -> refused(
                        "offer.unknown",
                        "there is no such offer, or it is not visible to this participant",
                        "compare with the catalogue"));
        // So that what we can show is shown.
        desks.check().wouldGet(offer.terms(), offer.assetId());
        return desks.operations().request(partner.did(), partner.dspAddress(), offer, BY);
    }

    private static OperationRefused refused(String code, String cause, String cure) {
        return new OperationRefused(new Problem(code, "", cause, cure));
    }

    public Optional<Bundle> find(String id) {
        return store.find(id);
    }

    /** Newest first, at most {@code limit}. */
    public List<Bundle> all(int limit) {
        return store.all(limit);
    }

    /** How far each part is now. */
    public List<PartView> parts(Bundle bundle) {
        return bundle.parts().stream()
                .map(part -> view(part, bundle.givenUp().isPresent()))
                .toList();
    }

    private PartView view(Part part, boolean givenUp) {
        if (part.problem().isPresent()) {
            return view(part, PartView.State.REFUSED, part.problem());
        }
        var negotiation = part.negotiation().flatMap(desks.operations()::negotiation);
        if (negotiation.isEmpty()) {
            return view(part, givenUp ? PartView.State.GIVEN_UP : PartView.State.UNASKED, Optional.empty());
        }
        return switch (negotiation.get().state()) {
            case FINALIZED ->
                new PartView(part, PartView.State.CONTRACT, negotiation.get().agreementId(), Optional.empty());
            case TERMINATED ->
                givenUp
                        ? view(part, PartView.State.GIVEN_UP, Optional.empty())
                        : view(part, PartView.State.REFUSED, negotiation.get().problem());
            default -> view(part, PartView.State.NEGOTIATING, Optional.empty());
        };
    }

    private static PartView view(Part part, PartView.State state, Optional<Problem> problem) {
        return new PartView(part, state, Optional.empty(), problem);
    }

    /**
     * Goes on: asks again for what was refused; what is concluded stays.
     *
     * @return empty when there is no such bundle
     * @throws OperationRefused when it was given up
     */
    public Optional<Bundle> goOn(String id) {
        var bundle = store.find(id);
        if (bundle.isEmpty()) {
            return bundle;
        }
        var refused = parts(bundle.get()).stream()
                .filter(part -> part.state() == PartView.State.REFUSED)
                .map(part -> part.part().number())
                .toList();
        if (!store.again(id, refused)) {
            throw refused(GIVEN_UP, "the bundle was given up", "ask for a new one");
        }
        var now = store.find(id);
        now.ifPresent(this::askUnasked);
        return now;
    }

    /**
     * Gives up all of it: ends what is not concluded. Contracts that were concluded hold, and are ended as they allow.
     *
     * @return empty when there is no such bundle
     */
    public Optional<Bundle> giveUp(String id) {
        var bundle = store.giveUp(id, clock.instant());
        bundle.ifPresent(given -> parts(given).stream()
                .filter(part -> part.state() == PartView.State.NEGOTIATING)
                .flatMap(part -> part.part().negotiation().stream())
                .forEach(negotiation -> desks.operations().terminateNegotiation(negotiation, GIVEN_UP)));
        return bundle;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "bundles");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
