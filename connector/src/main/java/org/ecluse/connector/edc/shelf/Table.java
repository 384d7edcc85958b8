package org.ecluse.connector.edc.shelf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.edc.participantcontext.spi.types.AbstractParticipantResource;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.query.SortOrder;
import org.ecluse.connector.edc.shelf.Documents.Origin;
import org.ecluse.contracts.store.Database;
import org.ecluse.policy.Problem;

/** The documents of one type: kept whole, found by their values. Changes are made on the caller's connection. */
final class Table<T extends AbstractParticipantResource> {
    private static final int BATCH = 500;
    private static final int ID_MAX = 255;

    private final Shape<T> shape;
    private final Database database;
    private final Documents documents;
    private final CriterionOperatorRegistry operators;

    Table(Shape<T> shape, Database database, Documents documents, CriterionOperatorRegistry operators) {
        this.shape = shape;
        this.database = database;
        this.documents = documents;
        this.operators = operators;
    }

    /** A document and the number of its row, which grows with every document and stays with it. */
    record Stored<T>(long seq, T entity) {}

    /** @return why {@code id} cannot be the id of a document, if it cannot */
    static Optional<String> objection(String id) {
        return id.length() <= ID_MAX && IndexedValue.storable(id)
                ? Optional.empty()
                : Optional.of("the id " + Problem.quote(id) + " is longer than " + ID_MAX
                        + " characters, or not text that a database holds; use a shorter one");
    }

    Optional<Stored<T>> find(Connection connection, String id) throws SQLException {
        return Sql.of("select t.seq, t.document from " + shape.table() + " t where t.id = ?", id)
                .first(connection, row -> stored(row.getLong(1), row.getString(2)));
    }

    Optional<T> find(String id) {
        return database.transaction(connection -> find(connection, id)).map(Stored::entity);
    }

    /** @return the number of its row */
    long insert(Connection connection, T entity) throws SQLException {
        var columns = new StringBuilder("id, participant, created_at, document");
        var marks = new StringBuilder("?, ?, ?, ?");
        shape.own().forEach(column -> columns.append(", ").append(column));
        shape.own().forEach(column -> marks.append(", ?"));
        var document = documents.write(entity);
        var values = new ArrayList<Object>(List.of(
                entity.getId(),
                Optional.ofNullable(entity.getParticipantContextId()),
                entity.getCreatedAt(),
                document));
        values.addAll(shape.ownValues().apply(entity));
        var seq = new Sql("insert into " + shape.table() + " (" + columns + ") values (" + marks + ")", values)
                .insert(connection);
        index(connection, seq, documents.read(document, shape.type()));
        return seq;
    }

    /** Replaces the document that has this id; when it was made, and for whom where the new one does not say, stays. */
    Optional<Stored<T>> replace(Connection connection, T entity) throws SQLException {
        var known = find(connection, entity.getId());
        if (known.isEmpty()) {
            return known;
        }
        var old = known.get();
        var origin = new Origin(
                old.entity().getCreatedAt(), Optional.ofNullable(old.entity().getParticipantContextId()));
        var document = documents.write(entity, origin);
        var stored = documents.read(document, shape.type());
        var set = new StringBuilder("participant = ?, document = ?");
        shape.own().forEach(column -> set.append(", ").append(column).append(" = ?"));
        var values = new ArrayList<Object>(List.of(Optional.ofNullable(stored.getParticipantContextId()), document));
        values.addAll(shape.ownValues().apply(stored));
        values.add(old.seq());
        new Sql("update " + shape.table() + " set " + set + " where seq = ?", values).run(connection);
        unindex(connection, old.seq());
        index(connection, old.seq(), stored);
        return Optional.of(new Stored<>(old.seq(), stored));
    }

    void delete(Connection connection, long seq) throws SQLException {
        unindex(connection, seq);
        Sql.of("delete from " + shape.table() + " where seq = ?", seq).run(connection);
    }

    /**
     * @return what meets the criteria, in the order asked for, else by insertion; read in batches as the stream is read
     * @throws IllegalArgumentException when an operator or the sorting is not known
     */
    Stream<T> query(QuerySpec spec) {
        Filter.check(spec.getFilterExpression(), operators);
        var search = database.transaction(
                connection -> new Search<>(filter(connection, spec.getFilterExpression()), order(connection, spec)));
        return search.filter().rest().isPresent()
                ? batches(search, 0, BATCH)
                        .filter(search.filter().rest().get())
                        .skip(spec.getOffset())
                        .limit(spec.getLimit())
                : batches(search, spec.getOffset(), Math.min(BATCH, spec.getLimit()))
                        .limit(spec.getLimit());
    }

    long count(List<Criterion> criteria) {
        Filter.check(criteria, operators);
        var filter = database.transaction(connection -> filter(connection, criteria));
        if (filter.rest().isPresent()) {
            return batches(new Search<>(filter, Optional.empty()), 0, BATCH)
                    .filter(filter.rest().get())
                    .count();
        }
        return database.transaction(connection -> Sql.of("select count(*) from " + shape.table() + " t where")
                .with(filter.where())
                .first(connection, row -> row.getLong(1))
                .orElseThrow());
    }

    Filter<T> filter(Connection connection, List<Criterion> criteria) throws SQLException {
        return Filter.of(
                connection,
                shape.table(),
                shape.names(),
                new Filter.Question<T>(criteria, operators::<T>toPredicate, false));
    }

    /** @return documents that meet {@code filter} whole, after the row {@code after}; at most {@code max} are looked at */
    Slice<T> slice(Connection connection, Filter<T> filter, long after, int max) throws SQLException {
        var rows = Sql.of("select t.seq, t.document from " + shape.table() + " t where t.seq > ? and", after)
                .with(filter.where())
                .with("order by t.seq limit " + max)
                .list(connection, row -> stored(row.getLong(1), row.getString(2)));
        Predicate<T> rest = filter.rest().orElse(entity -> true);
        return new Slice<>(
                rows.stream().filter(row -> rest.test(row.entity())).toList(),
                rows.isEmpty() ? after : rows.get(rows.size() - 1).seq(),
                rows.size() < max);
    }

    /** @param last whether nothing comes after it */
    record Slice<T>(List<Stored<T>> rows, long upTo, boolean last) {}

    private record Search<T>(Filter<T> filter, Optional<Order> order) {}

    private record Order(Sql join, String by) {}

    private record Batch<T>(List<Stored<T>> rows, long before, boolean last) {}

    private Stream<T> batches(Search<T> search, long offset, int size) {
        return Stream.iterate(
                        batch(search, offset, 0, size),
                        batch -> !batch.rows().isEmpty(),
                        batch -> batch.last() ? new Batch<T>(List.of(), 0, true) : next(search, batch))
                .flatMap(batch -> batch.rows().stream())
                .map(Stored::entity);
    }

    private Batch<T> next(Search<T> search, Batch<T> batch) {
        var end = batch.rows().get(batch.rows().size() - 1).seq();
        return search.order().isPresent()
                ? batch(search, batch.before() + batch.rows().size(), 0, BATCH)
                : batch(search, 0, end, BATCH);
    }

    private Batch<T> batch(Search<T> search, long offset, long after, int size) {
        var order = search.order().orElse(new Order(Sql.of(""), "t.seq"));
        var sql = Sql.of("select t.seq, t.document from " + shape.table() + " t")
                .with(order.join())
                .with("where t.seq > ? and", after)
                .with(search.filter().where())
                .with("order by " + order.by() + " limit " + size + " offset " + offset);
        var rows = database.transaction(
                connection -> sql.list(connection, row -> stored(row.getLong(1), row.getString(2))));
        return new Batch<>(rows, offset, rows.size() < size);
    }

    private Optional<Order> order(Connection connection, QuerySpec spec) throws SQLException {
        var field = spec.getSortField();
        if (field == null) {
            return Optional.empty();
        }
        var way = spec.getSortOrder() == SortOrder.DESC ? " desc" : " asc";
        var place = shape.names().place(field, name -> Sql.of(
                        "select 1 from " + shape.table() + "_value v where v.name = ? limit 1", name)
                .found(connection));
        if (place instanceof Place.Column column) {
            return Optional.of(new Order(Sql.of(""), column.sql() + way + ", t.seq"));
        }
        if (place instanceof Place.Value value) {
            return Optional.of(new Order(
                    Sql.of(
                            "left join " + shape.table() + "_value o on o.owner = t.seq and o.place = 0 and o.name = ?",
                            value.name()),
                    "o.num" + way + " nulls last, o.text" + way + " nulls last, t.seq"));
        }
        throw new IllegalArgumentException("documents cannot be sorted by " + Problem.quote(field) + "; use one of "
                + shape.columns().keySet() + ", or the name of a property");
    }

    private void index(Connection connection, long owner, T entity) throws SQLException {
        try (var statement = connection.prepareStatement("insert into " + shape.table()
                + "_value (owner, name, place, kind, text, num, is_public) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var value : shape.values().apply(entity)) {
                Sql.bind(
                        statement,
                        List.of(
                                owner,
                                value.name(),
                                value.place(),
                                value.kind().code,
                                value.text(),
                                value.num(),
                                value.isPublic()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void unindex(Connection connection, long owner) throws SQLException {
        Sql.of("delete from " + shape.table() + "_value where owner = ?", owner).run(connection);
    }

    private Stored<T> stored(long seq, String document) {
        return new Stored<>(seq, documents.read(document, shape.type()));
    }
}
