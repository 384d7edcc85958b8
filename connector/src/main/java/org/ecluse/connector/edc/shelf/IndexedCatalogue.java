package org.ecluse.connector.edc.shelf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.catalog.spi.Catalog;
import org.eclipse.edc.connector.controlplane.catalog.spi.DataService;
import org.eclipse.edc.connector.controlplane.catalog.spi.Dataset;
import org.eclipse.edc.connector.controlplane.catalog.spi.DatasetResolver;
import org.eclipse.edc.connector.controlplane.catalog.spi.DistributionResolver;
import org.eclipse.edc.connector.controlplane.contract.spi.ContractOfferId;
import org.eclipse.edc.participant.spi.ParticipantAgent;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.policy.model.PolicyType;
import org.eclipse.edc.spi.query.QuerySpec;
import org.ecluse.connector.edc.shelf.CatalogueIndex.Offered;
import org.ecluse.connector.edc.shelf.Milestones.Milestone;
import org.ecluse.connector.edc.shelf.Table.Stored;
import org.ecluse.contracts.store.Database;

/**
 * The catalogue that a peer asks for, from indexes. Datasets come in the order in which the assets came to this connector.
 * What a peer may not see changes nothing of what it does see: not its order, not its pages, not what a filter finds. Safe
 * for threads.
 */
final class IndexedCatalogue implements DatasetResolver {
    private static final int BATCH = 500;
    private static final int FEW_BATCH = 100;
    private static final int STRIDE = 10_000;
    private static final String BASE_URL = "baseUrl";

    private final Database database;
    private final CatalogueIndex index;
    private final Audiences audiences;
    private final DistributionResolver distributions;
    private final Milestones milestones = new Milestones();

    IndexedCatalogue(Database database, CatalogueIndex index, Audiences audiences, DistributionResolver distributions) {
        this.database = database;
        this.index = index;
        this.audiences = audiences;
        this.distributions = distributions;
    }

    /** One reading: of which version of the shelf, and what its reader may see. */
    private record Reading(long version, Set<Integer> audiences, String protocol, Filter<Asset> filter) {}

    /** @param last whether nothing comes after it */
    private record Page(List<Dataset> datasets, Milestone end, boolean last) {}

    @Override
    public Stream<Dataset> query(
            ParticipantContext participantContext, ParticipantAgent agent, QuerySpec querySpec, String protocol) {
        var criteria = querySpec.getFilterExpression();
        index.check(criteria);
        var reading = database.transaction(connection -> {
            var version = Offers.version(connection);
            var permitted = audiences.of(connection, version, participantContext.getParticipantContextId(), agent);
            return new Reading(version, permitted, protocol, index.filter(connection, criteria));
        });
        if (reading.audiences().isEmpty()) {
            return Stream.empty();
        }
        var few = reading.filter().few();
        if (few.isPresent()) {
            return few(reading, few.get()).skip(querySpec.getOffset()).limit(querySpec.getLimit());
        }
        if (!criteria.isEmpty()) {
            return pages(reading, Milestone.START, BATCH)
                    .skip(querySpec.getOffset())
                    .limit(querySpec.getLimit());
        }
        var start = start(reading, querySpec.getOffset());
        return pages(reading, start, Math.min(BATCH, querySpec.getLimit())).limit(querySpec.getLimit());
    }

    // A null answer is the shell's contract for "there is none".
    @Override
    public Dataset getById(ParticipantContext participantContext, ParticipantAgent agent, String id, String protocol) {
        var participant = participantContext.getParticipantContextId();
        return database.transaction(connection -> {
            var version = Offers.version(connection);
            var permitted = audiences.of(connection, version, participant, agent);
            var reading = new Reading(version, permitted, protocol, index.filter(connection, List.of()));
            var asset = index.find(connection, id, participant);
            return datasets(connection, reading, asset.stream().toList()).stream()
                    .findFirst()
                    .orElse(null);
        });
    }

    private Stream<Dataset> few(Reading reading, List<Long> rows) {
        return IntStream.iterate(0, from -> from < rows.size(), from -> from + FEW_BATCH)
                .mapToObj(from -> rows.subList(from, Math.min(rows.size(), from + FEW_BATCH)))
                .flatMap(some -> database
                        .transaction(connection ->
                                datasets(connection, reading, index.read(connection, some, reading.filter())))
                        .stream());
    }

    /** @return where the {@code offset}-th asset that the reader sees begins */
    private Milestone start(Reading reading, long offset) {
        return database.transaction(connection -> {
            var at = milestones.nearest(reading.version(), reading.audiences(), offset);
            while (at.before() < offset) {
                var stride = (int) Math.min(STRIDE, offset - at.before());
                var passed = index.next(connection, reading.audiences(), at.after(), stride);
                at = new Milestone(at.before() + passed.rows().size(), passed.upTo());
                if (passed.last()) {
                    return at;
                }
                milestones.reached(reading.version(), reading.audiences(), at);
            }
            return at;
        });
    }

    private Stream<Dataset> pages(Reading reading, Milestone start, int size) {
        return Stream.iterate(
                        new Page(List.of(), start, false),
                        page -> !page.last() || !page.datasets().isEmpty(),
                        page -> page.last() ? new Page(List.of(), page.end(), true) : page(reading, page.end(), size))
                .flatMap(page -> page.datasets().stream());
    }

    private Page page(Reading reading, Milestone start, int size) {
        return database.transaction(connection -> {
            var assets = index.next(connection, reading.audiences(), start.after(), size);
            var end = new Milestone(start.before() + assets.rows().size(), assets.upTo());
            milestones.reached(reading.version(), reading.audiences(), end);
            var stored = index.read(connection, assets.rows(), reading.filter());
            return new Page(datasets(connection, reading, stored), end, assets.last());
        });
    }

    private List<Dataset> datasets(Connection connection, Reading reading, List<Stored<Asset>> assets)
            throws SQLException {
        var offers = index.offers(connection, assets.stream().map(Stored::seq).toList(), reading.audiences());
        var termsIds = offers.values().stream()
                .flatMap(List::stream)
                .map(Offered::termsId)
                .collect(toSet());
        var terms = audiences.terms(connection, reading.version(), termsIds);
        var datasets = new ArrayList<Dataset>();
        for (var asset : assets) {
            var dataset = dataset(asset.entity(), offers.getOrDefault(asset.seq(), List.of()), terms, reading);
            if (dataset.hasOffers()) {
                datasets.add(dataset);
            }
        }
        return datasets;
    }

    private Dataset dataset(Asset asset, List<Offered> offers, Map<String, Policy> terms, Reading reading) {
        var dataset = builder(asset)
                .id(asset.getId())
                .distributions(distributions.getDistributions(reading.protocol(), asset))
                .properties(asset.getProperties());
        for (var offered : offers) {
            var policy = terms.get(offered.termsId());
            if (policy != null) {
                dataset.offer(
                        ContractOfferId.create(offered.definitionId(), asset.getId())
                                .toString(),
                        policy.toBuilder().type(PolicyType.OFFER).build());
            }
        }
        return dataset.build();
    }

    /** An asset can stand for another catalogue, which is found at its data address. */
    private static Dataset.Builder<?, ?> builder(Asset asset) {
        if (!asset.isCatalog()) {
            return Dataset.Builder.newInstance();
        }
        return Catalog.Builder.newInstance()
                .dataService(DataService.Builder.newInstance()
                        .id(Base64.getUrlEncoder().encodeToString(asset.getId().getBytes(UTF_8)))
                        .endpointDescription(asset.getDescription())
                        .endpointUrl(asset.getDataAddress().getStringProperty(BASE_URL, null))
                        .build());
    }
}
