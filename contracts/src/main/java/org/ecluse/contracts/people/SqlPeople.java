package org.ecluse.contracts.people;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.store.Database;

/** Persons and acts in the contracts database. */
public final class SqlPeople implements People {
    private static final String SELECT = "select name, role, added_at, added_by from person where removed = false ";

    private final Database database;

    public SqlPeople(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Person person, String keyHash) {
        return database.insertOr(
                connection -> {
                    try (var insert = connection.prepareStatement(
                            "insert into person (name, role, key_hash, added_at, added_by, removed)"
                                    + " values (?, ?, ?, ?, ?, false)")) {
                        insert.setString(1, person.name());
                        insert.setString(2, person.role().name());
                        insert.setString(3, keyHash);
                        insert.setObject(4, person.addedAt().atOffset(ZoneOffset.UTC));
                        insert.setString(5, person.addedBy());
                        return insert.executeUpdate() == 1;
                    }
                },
                connection -> false);
    }

    @Override
    public boolean remove(String name) {
        return changed("update person set removed = true where name = ? and removed = false", name);
    }

    @Override
    public boolean changeRole(String name, PersonRole role) {
        return changed("update person set role = ? where name = ? and removed = false", role.name(), name);
    }

    private boolean changed(String sql, String... values) {
        return database.transaction(connection -> {
            try (var update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    update.setString(i + 1, values[i]);
                }
                return update.executeUpdate() == 1;
            }
        });
    }

    @Override
    public Optional<Person> byKey(String keyHash) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement(SELECT + "and key_hash = ?")) {
                query.setString(1, keyHash);
                return persons(query).stream().findFirst();
            }
        });
    }

    @Override
    public List<Person> all() {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement(SELECT + "order by name")) {
                return persons(query);
            }
        });
    }

    private static List<Person> persons(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var found = new ArrayList<Person>();
            while (rows.next()) {
                found.add(new Person(
                        rows.getString(1),
                        PersonRole.valueOf(rows.getString(2)),
                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                        rows.getString(4)));
            }
            return List.copyOf(found);
        }
    }

    @Override
    public void record(Act act) {
        var unused = database.transaction(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into act (done_at, done_by, role, what, subject, detail) values (?, ?, ?, ?, ?, ?)")) {
                insert.setObject(1, act.at().atOffset(ZoneOffset.UTC));
                insert.setString(2, act.by());
                insert.setString(3, act.role().name());
                insert.setString(4, act.what());
                insert.setString(5, act.subject());
                insert.setString(6, act.detail());
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public List<Act> acts(int limit) {
        return database.transaction(connection -> {
            try (var query = connection.prepareStatement("select done_at, done_by, role, what, subject, detail from act"
                    + " order by seq desc fetch first ? rows only")) {
                query.setInt(1, limit);
                try (var rows = query.executeQuery()) {
                    var found = new ArrayList<Act>();
                    while (rows.next()) {
                        found.add(new Act(
                                rows.getObject(1, OffsetDateTime.class).toInstant(),
                                rows.getString(2),
                                PersonRole.valueOf(rows.getString(3)),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getString(6)));
                    }
                    return List.copyOf(found);
                }
            }
        });
    }
}
