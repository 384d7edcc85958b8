package org.ecluse.connector.edc.shelf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.CriterionOperatorRegistry;
import org.ecluse.connector.edc.shelf.IndexedValue.Kind;

/**
 * Criteria, as far as the database can say them, and what is left to the document.
 *
 * @param conditions on the table of the shape as {@code t}; whatever meets the criteria meets these
 * @param rest what a document must meet besides; empty when the conditions say it all
 * @param few the only {@code seq} that can meet them, in order, where these are few
 */
record Filter<T>(Sql conditions, Optional<Predicate<T>> rest, Optional<List<Long>> few) {
    /** Up to so many candidates are listed; where there are more, each document is asked instead. */
    static final int FEW_MAX = 10_000;

    /** @return the conditions, for who has no candidates of his own: they begin with the few, where these are known */
    Sql where() {
        return few.map(rows -> Sql.all(List.of(Sql.of("t.seq = any(?)", Sql.anyOf(rows)), conditions)))
                .orElse(conditions);
    }

    /** What is asked, and how the shell itself would answer. */
    record Question<T>(List<Criterion> criteria, Asked<T> asked, boolean publicOnly) {}

    /** The shell's own answer of one criterion to one document. */
    @FunctionalInterface
    interface Asked<T> {
        Predicate<T> by(Criterion criterion);
    }

    /** @throws IllegalArgumentException when an operator is not known, or its right side is of the wrong kind */
    static void check(List<Criterion> criteria, CriterionOperatorRegistry operators) {
        for (var criterion : criteria) {
            if (!operators.isSupported(criterion.getOperator())) {
                throw new IllegalArgumentException(
                        "operator " + org.ecluse.policy.Problem.quote(criterion.getOperator())
                                + " is not one that documents can be searched by; use =, !=, in, not in, like, ilike, contains,"
                                + " <, <=, > or >=");
            }
            Meaning.of(criterion);
        }
    }

    static <T> Filter<T> of(Connection connection, String table, Shape.Names names, Question<T> question)
            throws SQLException {
        return new Reading<T>(connection, table, names, question).filter();
    }

    /** One reading of criteria; what it asks of the database, it asks of the same connection. */
    private record Reading<T>(Connection connection, String table, Shape.Names names, Question<T> question) {

        Filter<T> filter() throws SQLException {
            var conditions = new ArrayList<Sql>();
            var rest = new ArrayList<Predicate<T>>();
            List<Long> few = null;
            for (var criterion : question.criteria()) {
                var answer = answer(criterion);
                conditions.add(answer.condition());
                if (!answer.whole()) {
                    rest.add(question.asked().by(criterion));
                }
                few = fewer(few, answer.few());
            }
            return new Filter<>(Sql.all(conditions), rest.stream().reduce(Predicate::and), Optional.ofNullable(few));
        }

        private static List<Long> fewer(List<Long> few, Optional<List<Long>> more) {
            if (few == null || more.isEmpty()) {
                return few == null ? more.orElse(null) : few;
            }
            var both = new ArrayList<>(few);
            both.retainAll(new TreeSet<>(more.get()));
            return both;
        }

        private Answer answer(Criterion criterion) throws SQLException {
            var place = names.place(String.valueOf(criterion.getOperandLeft()), this::known);
            if (place instanceof Place.Nowhere) {
                return new Answer(Sql.NEVER, true, Optional.of(List.of()));
            }
            var meaning = Meaning.of(criterion);
            if (meaning.isEmpty() || place instanceof Place.Document) {
                return Answer.UNSAID;
            }
            if (place instanceof Place.Column column) {
                return meaning.get().unclear().contains(column.kind())
                        ? Answer.UNSAID
                        : new Answer(meaning.get().onColumn(column.sql(), column.kind()), true, Optional.empty());
            }
            return answer(((Place.Value) place).name(), meaning.get());
        }

        private Answer answer(String name, Meaning meaning) throws SQLException {
            for (var kind : meaning.unclear()) {
                if (rows(name, kind).found(connection)) {
                    return Answer.UNSAID;
                }
            }
            var matches = exists(Sql.of("v.name = ? and", name).with(meaning.onRow("v")));
            if (meaning.negated()) {
                var present = exists(Sql.of("v.name = ?", name));
                return new Answer(Sql.all(List.of(present, Sql.of("not").with(matches))), true, Optional.empty());
            }
            return new Answer(matches, true, few(name, meaning));
        }

        private Optional<List<Long>> few(String name, Meaning meaning) throws SQLException {
            var owners = new TreeSet<Long>();
            for (var kind : meaning.matches().keySet()) {
                owners.addAll(Sql.of(
                                "select v.owner from " + table + "_value v where v.name = ? and v.kind = ?" + visible()
                                        + "and",
                                name,
                                kind.code)
                        .with(meaning.onRow("v", kind))
                        .with("limit " + (FEW_MAX + 1))
                        .list(connection, row -> row.getLong(1)));
            }
            return owners.size() > FEW_MAX ? Optional.empty() : Optional.of(List.copyOf(owners));
        }

        private Sql exists(Sql condition) {
            return Sql.of("exists (select 1 from " + table + "_value v where v.owner = t.seq" + visible() + "and")
                    .with(condition)
                    .with(")");
        }

        private Sql rows(String name, Kind kind) {
            return Sql.of(
                    "select 1 from " + table + "_value v where v.name = ? and v.kind = ? limit 1", name, kind.code);
        }

        private boolean known(String name) throws SQLException {
            return Sql.of("select 1 from " + table + "_value v where v.name = ? limit 1", name)
                    .found(connection);
        }

        private String visible() {
            return question.publicOnly() ? " and v.is_public " : " ";
        }
    }

    /**
     * What the database can say of one criterion.
     *
     * @param whole whether that is all of it
     */
    private record Answer(Sql condition, boolean whole, Optional<List<Long>> few) {
        static final Answer UNSAID = new Answer(Sql.of("1 = 1"), false, Optional.empty());
    }
}
