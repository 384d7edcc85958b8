package org.ecluse.connector.edc.shelf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.query.ReflectionPropertyLookup;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.ecluse.connector.edc.shelf.Table.Stored;

/** What the catalogue reads: assets on offer to some audiences, in the order in which they came. */
final class CatalogueIndex {
    /** Up to so many audiences are followed one by one; with more, every offer is looked at in turn. */
    static final int FOLLOWED_MAX = 16;

    private final Documents documents;
    private final CriterionOperatorRegistry operators;
    private final ReflectionPropertyLookup lookup = new ReflectionPropertyLookup();

    CatalogueIndex(Documents documents, CriterionOperatorRegistry operators) {
        this.documents = documents;
        this.operators = operators;
    }

    /**
     * Some assets, in order.
     *
     * @param upTo nothing is left out up to this row
     * @param last whether there are none after it
     */
    record Assets(List<Long> rows, long upTo, boolean last) {}

    /** One way to get an asset. */
    record Offered(String definitionId, String termsId) {}

    /** @throws IllegalArgumentException when an operator is not known, or its right side is of the wrong kind */
    void check(List<Criterion> criteria) {
        Filter.check(criteria, operators);
    }

    /** Of an asset, a peer may ask for what it can see: public properties. */
    Filter<Asset> filter(Connection connection, List<Criterion> criteria) throws SQLException {
        return Filter.of(
                connection,
                Shapes.ASSET.table(),
                Shapes.PUBLIC_ASSET,
                new Filter.Question<>(criteria, this::ofPublicProperties, true));
    }

    /** @return at most {@code max} assets after the row {@code after} that are on offer to any of {@code audiences} */
    Assets next(Connection connection, Set<Integer> audiences, long after, int max) throws SQLException {
        return audiences.size() <= FOLLOWED_MAX
                ? followed(connection, audiences, after, max)
                : lookedAt(connection, audiences, after, max);
    }

    private Assets followed(Connection connection, Set<Integer> audiences, long after, int max) throws SQLException {
        var found = new TreeSet<Long>();
        var known = Long.MAX_VALUE;
        for (var audience : audiences) {
            var rows = Sql.of(
                            "select o.asset from shelf_offer o where o.audience = ? and o.asset > ?"
                                    + " order by o.audience, o.asset, o.definition limit " + max,
                            audience,
                            after)
                    .list(connection, row -> row.getLong(1));
            found.addAll(rows);
            if (rows.size() == max) {
                known = Math.min(known, rows.get(rows.size() - 1));
            }
        }
        var rows = found.headSet(known, true).stream().limit(max).toList();
        var last = known == Long.MAX_VALUE && rows.size() == found.size();
        return new Assets(rows, rows.isEmpty() ? after : rows.get(rows.size() - 1), last);
    }

    private record OfferRow(long asset, int audience) {}

    private Assets lookedAt(Connection connection, Set<Integer> audiences, long after, int max) throws SQLException {
        var rows = Sql.of(
                        "select o.asset, o.audience from shelf_offer o where o.asset > ?"
                                + " order by o.asset, o.audience limit " + max,
                        after)
                .list(connection, row -> new OfferRow(row.getLong(1), row.getInt(2)));
        if (rows.isEmpty()) {
            return new Assets(List.of(), after, true);
        }
        var end = rows.get(rows.size() - 1).asset();
        var found = new TreeSet<Long>();
        rows.stream().filter(row -> audiences.contains(row.audience())).forEach(row -> found.add(row.asset()));
        if (rows.size() == max && !found.contains(end) && isOffered(connection, end, audiences)) {
            found.add(end);
        }
        return new Assets(List.copyOf(found), end, rows.size() < max);
    }

    private static boolean isOffered(Connection connection, long asset, Set<Integer> audiences) throws SQLException {
        return Sql.of("select o.audience from shelf_offer o where o.asset = ?", asset)
                .list(connection, row -> row.getInt(1))
                .stream()
                .anyMatch(audiences::contains);
    }

    Optional<Stored<Asset>> find(Connection connection, String id, String participant) throws SQLException {
        return Sql.of(
                        "select t.seq, t.document from shelf_asset t where t.id = ? and t.participant = ?",
                        id,
                        participant)
                .first(connection, row -> new Stored<>(row.getLong(1), asset(row.getString(2))));
    }

    /** @return those of {@code rows} that meet {@code filter}, in order */
    List<Stored<Asset>> read(Connection connection, Collection<Long> rows, Filter<Asset> filter) throws SQLException {
        Predicate<Asset> rest = filter.rest().orElse(asset -> true);
        return Sql.of("select t.seq, t.document from shelf_asset t where t.seq = any(?) and", Sql.anyOf(rows))
                .with(filter.conditions())
                .with("order by t.seq")
                .list(connection, row -> new Stored<>(row.getLong(1), asset(row.getString(2))))
                .stream()
                .filter(stored -> rest.test(stored.entity()))
                .toList();
    }

    /** @return by asset, how any of {@code audiences} can get it; in the order in which the definitions came */
    Map<Long, List<Offered>> offers(Connection connection, Collection<Long> assets, Set<Integer> audiences)
            throws SQLException {
        var offers = new HashMap<Long, List<Offered>>();
        Sql.of(
                        "select o.asset, o.audience, d.id, d.contract_policy from shelf_offer o join shelf_definition d"
                                + " on d.seq = o.definition where o.asset = any(?) order by o.asset, o.definition",
                        Sql.anyOf(assets))
                .list(connection, row -> {
                    if (audiences.contains(row.getInt(2))) {
                        offers.computeIfAbsent(row.getLong(1), asset -> new ArrayList<>())
                                .add(new Offered(row.getString(3), row.getString(4)));
                    }
                    return true;
                });
        return offers;
    }

    private Asset asset(String document) {
        return documents.read(document, Asset.class);
    }

    /** The shell's own operators, asked of the public properties: by path, and by whole name. */
    private Predicate<Asset> ofPublicProperties(Criterion criterion) {
        var left = String.valueOf(criterion.getOperandLeft());
        var byPath = operators.<Map<String, Object>>toPredicate(criterion);
        var byName = operators.<Map<String, Object>>toPredicate(criterion.withLeftOperand("'" + left + "'"));
        return asset -> {
            try {
                var properties = asset.getProperties();
                return lookup.getProperty(left, properties) == null ? byName.test(properties) : byPath.test(properties);
            } catch (RuntimeException e) {
                // The shell's look-up fails where a path goes through what is no object or list: such an asset has no
                // such value.
                return false;
            }
        };
    }
}
