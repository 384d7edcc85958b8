package org.ecluse.connector.edc.shelf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.ecluse.connector.edc.shelf.Table.Stored;

/**
 * Keeps on record which definition selects which asset, so that a page of the catalogue is a look into an index. Every
 * change of an asset, a policy or a definition goes through here, on the connection of that change.
 */
final class Offers {
    private static final int BATCH = 1_000;
    /** In the record of reaches, a definition that may select any asset. */
    private static final String ANY = "";

    private static final String TERMS_EXIST = "exists (select 1 from shelf_policy p where p.id = d.contract_policy)";

    private final Table<Asset> assets;
    private final Documents documents;
    private final CriterionOperatorRegistry operators;

    Offers(Table<Asset> assets, Documents documents, CriterionOperatorRegistry operators) {
        this.assets = assets;
        this.documents = documents;
        this.operators = operators;
    }

    /** Says that the shelf changes. First in every change, so that no change misses what another one adds. */
    static void changing(Connection connection) throws SQLException {
        Sql.of("update shelf_version set version = version + 1 where id = 1").run(connection);
    }

    static long version(Connection connection) throws SQLException {
        return Sql.of("select version from shelf_version where id = 1")
                .first(connection, row -> row.getLong(1))
                .orElseThrow();
    }

    void assetChanged(Connection connection, long seq, Asset asset) throws SQLException {
        assetGone(connection, seq);
        if (asset.getParticipantContextId() == null) {
            return;
        }
        var reached = new LinkedHashSet<>(List.of(ANY, String.valueOf(asset.getProperty(Asset.PROPERTY_ID))));
        var candidates = candidates(
                connection,
                Sql.of(
                        "select d.seq, d.audience, d.document from shelf_definition d join shelf_reach r"
                                + " on r.definition = d.seq where r.asset_id = any(?) and d.participant = ? and "
                                + TERMS_EXIST,
                        List.copyOf(reached),
                        asset.getParticipantContextId()));
        for (var candidate : candidates) {
            if (selects(candidate.definition(), asset)) {
                offer(connection, candidate.audience(), seq, candidate.seq());
            }
        }
    }

    void assetGone(Connection connection, long seq) throws SQLException {
        Sql.of("delete from shelf_offer where asset = ?", seq).run(connection);
    }

    void definitionChanged(Connection connection, Stored<ContractDefinition> stored) throws SQLException {
        definitionGone(connection, stored.seq());
        var definition = stored.entity();
        var participant = definition.getParticipantContextId();
        if (participant == null) {
            return;
        }
        var audience = audience(connection, participant, definition.getAccessPolicyId());
        Sql.of("update shelf_definition set audience = ? where seq = ?", audience, stored.seq())
                .run(connection);
        for (var assetId : reach(definition.getAssetsSelector())) {
            Sql.of("insert into shelf_reach (asset_id, definition) values (?, ?)", assetId, stored.seq())
                    .run(connection);
        }
        if (exists(connection, definition.getContractPolicyId())) {
            offerAll(connection, stored, audience);
        }
    }

    /** Takes back what a definition offers; the definition itself may stay. */
    void definitionGone(Connection connection, long seq) throws SQLException {
        Sql.of("delete from shelf_offer where definition = ?", seq).run(connection);
        Sql.of("delete from shelf_reach where definition = ?", seq).run(connection);
        var audience = Sql.of("select audience from shelf_definition where seq = ? and audience is not null", seq)
                .first(connection, row -> row.getInt(1));
        Sql.of("update shelf_definition set audience = null where seq = ?", seq).run(connection);
        if (audience.isPresent()) {
            Sql.of(
                            "delete from shelf_audience where id = ? and not exists"
                                    + " (select 1 from shelf_definition d where d.audience = ?)",
                            audience.get(),
                            audience.get())
                    .run(connection);
        }
    }

    /** A definition may name terms before they exist: it offers from then on. */
    void policyCame(Connection connection, String id) throws SQLException {
        var waiting = candidates(
                connection,
                Sql.of(
                        "select d.seq, d.audience, d.document from shelf_definition d"
                                + " where d.contract_policy = ? and d.audience is not null",
                        id));
        for (var candidate : waiting) {
            offerAll(connection, new Stored<>(candidate.seq(), candidate.definition()), candidate.audience());
        }
    }

    void policyGone(Connection connection, String id) throws SQLException {
        Sql.of(
                        "delete from shelf_offer where definition in"
                                + " (select seq from shelf_definition where contract_policy = ?)",
                        id)
                .run(connection);
    }

    private record Candidate(long seq, int audience, ContractDefinition definition) {}

    private List<Candidate> candidates(Connection connection, Sql definitions) throws SQLException {
        return definitions.list(
                connection,
                row -> new Candidate(
                        row.getLong(1), row.getInt(2), documents.read(row.getString(3), ContractDefinition.class)));
    }

    private void offerAll(Connection connection, Stored<ContractDefinition> stored, int audience) throws SQLException {
        var definition = stored.entity();
        var filter = assets.filter(connection, definition.getAssetsSelector());
        var ofParticipant = new Filter<>(
                Sql.all(List.of(
                        Sql.of("t.participant = ?", definition.getParticipantContextId()), filter.conditions())),
                filter.rest(),
                filter.few());
        if (filter.rest().isEmpty()) {
            Sql.of(
                            "insert into shelf_offer (audience, asset, definition)"
                                    + " select d.audience, t.seq, d.seq from shelf_asset t"
                                    + " join shelf_definition d on d.seq = ? where",
                            stored.seq())
                    .with(ofParticipant.where())
                    .run(connection);
            return;
        }
        var slice = assets.slice(connection, ofParticipant, 0, BATCH);
        while (true) {
            for (var asset : slice.rows()) {
                offer(connection, audience, asset.seq(), stored.seq());
            }
            if (slice.last()) {
                return;
            }
            slice = assets.slice(connection, ofParticipant, slice.upTo(), BATCH);
        }
    }

    private static void offer(Connection connection, int audience, long asset, long definition) throws SQLException {
        Sql.of("insert into shelf_offer (audience, asset, definition) values (?, ?, ?)", audience, asset, definition)
                .run(connection);
    }

    private boolean selects(ContractDefinition definition, Asset asset) {
        return definition.getAssetsSelector().stream()
                .allMatch(criterion -> operators.<Asset>toPredicate(criterion).test(asset));
    }

    private static boolean exists(Connection connection, String policyId) throws SQLException {
        return Sql.of("select 1 from shelf_policy where id = ?", policyId).found(connection);
    }

    private static int audience(Connection connection, String participant, String accessPolicy) throws SQLException {
        var known = Sql.of(
                "select id from shelf_audience where participant = ? and access_policy = ?", participant, accessPolicy);
        var found = known.first(connection, row -> row.getInt(1));
        if (found.isPresent()) {
            return found.get();
        }
        Sql.of("insert into shelf_audience (participant, access_policy) values (?, ?)", participant, accessPolicy)
                .run(connection);
        return known.first(connection, row -> row.getInt(1)).orElseThrow();
    }

    /** The ids of assets that a selector names, where it names any: no other asset can be selected. */
    private static List<String> reach(List<Criterion> selector) {
        return selector.stream()
                .filter(criterion -> Asset.PROPERTY_ID.equals(criterion.getOperandLeft()))
                .map(Offers::named)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(List.of(ANY));
    }

    private static Optional<List<String>> named(Criterion criterion) {
        var right = criterion.getOperandRight();
        var ids = new ArrayList<Object>();
        switch (criterion.getOperator().toLowerCase(Locale.ROOT)) {
            case "=" -> ids.add(right);
            case "in" -> ((Iterable<?>) right).forEach(ids::add);
            default -> {
                return Optional.empty();
            }
        }
        var plain = ids.stream().allMatch(id -> id instanceof String text && IndexedValue.canName(text));
        return plain
                ? Optional.of(ids.stream().map(String.class::cast).distinct().toList())
                : Optional.empty();
    }
}
