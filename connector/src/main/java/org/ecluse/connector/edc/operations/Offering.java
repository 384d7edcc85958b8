package org.ecluse.connector.edc.operations;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.dataplane.OpenAssets;
import org.ecluse.connector.dataplane.UsageDecision;
import org.ecluse.connector.edc.operations.PublicationJson.Shelved;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Published;
import org.ecluse.connector.source.Supply;
import org.ecluse.policy.Problem;

/** Puts assets on offer and takes them off. Safe for threads. */
public final class Offering implements OpenAssets {
    private final Shelf shelf;
    private final Catalogue catalogue;
    private final Checks checks;
    private final InstantSource clock;
    private final URI dataAddress;

    /** What an offer must pass before anyone sees it, and what decides whether it is open to anybody. */
    public record Checks(TermsChecks terms, UsageDecision decision) {}

    /** @param dataAddress where the data plane is reached */
    public Offering(Shelf shelf, Catalogue catalogue, Checks checks, URI dataAddress, InstantSource clock) {
        this.shelf = shelf;
        this.catalogue = catalogue;
        this.checks = checks;
        this.dataAddress = dataAddress;
        this.clock = clock;
    }

    /** Shows what a crash kept from being shown whole; the rest is in the catalogue still. */
    public void resume() {
        shelf.onOffer().stream().filter(shelved -> !catalogue.shows(shelved)).forEach(catalogue::show);
    }

    synchronized Published publish(Publication publication) {
        var problems = problems(publication);
        if (!problems.isEmpty()) {
            throw new OperationRefused(problems);
        }
        var shelved = new Shelved(publication, clock.instant(), true);
        shelf.put(shelved);
        catalogue.show(shelved);
        return view(shelved);
    }

    List<Published> published() {
        return shelf.onOffer().stream().map(this::view).toList();
    }

    synchronized boolean withdraw(String assetId) {
        var shelved = shelf.find(assetId).filter(Shelved::onOffer);
        shelved.ifPresent(offer -> {
            catalogue.hide(assetId);
            shelf.put(offer.withdrawn());
        });
        return shelved.isPresent();
    }

    /** An asset that only members may see is not there for a stranger. */
    @Override
    public Optional<Offered> find(String assetId) {
        return shelf.find(assetId)
                .filter(Shelved::onOffer)
                .filter(shelved -> shelved.publication().visibility() == Publication.Visibility.EVERYONE)
                .map(Offering::offered);
    }

    /** @return where an asset's bytes come from, on offer or not */
    public Optional<Supply> supply(String assetId) {
        return shelf.find(assetId).map(Shelved::supply);
    }

    private List<Problem> problems(Publication publication) {
        var problems = new ArrayList<Problem>();
        if (!Shelf.validAssetId(publication.assetId())) {
            problems.add(new Problem(
                    "asset.id.malformed",
                    "",
                    Problem.quote(publication.assetId()) + " is not an asset id",
                    "use 1 to 128 letters, digits, dots, dashes and underscores"));
        }
        var supply = new Supply(publication.source(), publication.mapping());
        problems.addAll(checks.terms().objections(publication.terms(), supply));
        return problems;
    }

    private Published view(Shelved shelved) {
        var publication = shelved.publication();
        return new Published(
                publication.assetId(),
                publication.title(),
                publication.description(),
                publication.keywords(),
                publication.theme(),
                publication.terms(),
                publication.visibility(),
                shelved.publishedAt(),
                openLink(shelved),
                publication.handling());
    }

    private Optional<URI> openLink(Shelved shelved) {
        return find(shelved.publication().assetId())
                .filter(offered -> checks.decision()
                        .decideForAnybody(offered, clock.instant())
                        .permits())
                .map(offered -> URI.create(dataAddress + "/open/" + offered.assetId()));
    }

    private static Offered offered(Shelved shelved) {
        var publication = shelved.publication();
        return new Offered(publication.assetId(), shelved.supply(), publication.terms());
    }
}
