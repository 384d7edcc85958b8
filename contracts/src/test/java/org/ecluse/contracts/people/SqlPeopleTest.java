package org.ecluse.contracts.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlPeopleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Person ALINE = new Person("aline", PersonRole.SIGNATORY, NOON, "operator");

    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private DatabaseAddress address;
    private Database database;
    private People people;

    @BeforeEach
    void open() {
        address = engine.fresh(dir);
        database = Database.open(address);
        people = new SqlPeople(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_person_is_found_by_the_hash_of_the_key_after_a_restart_too() {
        var key = ApiKey.fresh();

        assertThat(people.add(ALINE, key.hash())).isTrue();

        assertThat(people.byKey(key.hash())).contains(ALINE);
        assertThat(people.byKey(ApiKey.fresh().hash())).isEmpty();
        assertThat(reopened().byKey(key.hash())).contains(ALINE);
    }

    @Test
    void a_name_is_never_given_twice_and_a_removed_persons_key_is_nobodys() {
        var key = ApiKey.fresh();
        people.add(ALINE, key.hash());

        assertThat(people.add(ALINE, ApiKey.fresh().hash())).isFalse();
        assertThat(people.remove("aline")).isTrue();
        assertThat(people.remove("aline")).isFalse();
        assertThat(people.byKey(key.hash())).isEmpty();
        assertThat(people.all()).isEmpty();
        assertThat(people.changeRole("aline", PersonRole.OPERATOR)).isFalse();
        assertThat(people.add(ALINE, ApiKey.fresh().hash())).isFalse();
    }

    @Test
    void a_role_is_changed() {
        var key = ApiKey.fresh();
        people.add(ALINE, key.hash());

        assertThat(people.changeRole("aline", PersonRole.READER)).isTrue();
        assertThat(people.changeRole("nobody", PersonRole.READER)).isFalse();

        assertThat(people.byKey(key.hash()).orElseThrow().role()).isEqualTo(PersonRole.READER);
    }

    @Test
    void acts_come_newest_first_as_they_were_recorded() {
        var first = new Act(NOON, "aline", PersonRole.SIGNATORY, "POST decisions/accept", "n.1", "Oui, c’est l’été");
        var second = new Act(NOON, "operator", PersonRole.OPERATOR, "DELETE people", "aline", "");
        people.record(first);
        people.record(second);

        assertThat(people.acts(10)).containsExactly(second, first);
        assertThat(people.acts(1)).containsExactly(second);
        assertThat(reopened().acts(10)).containsExactly(second, first);
    }

    @Test
    void each_role_may_what_those_before_it_may() {
        assertThat(PersonRole.SIGNATORY.may(PersonRole.REQUESTER)).isTrue();
        assertThat(PersonRole.SIGNATORY.may(PersonRole.SIGNATORY)).isTrue();
        assertThat(PersonRole.SIGNATORY.may(PersonRole.OPERATOR)).isFalse();
    }

    private People reopened() {
        database.close();
        database = Database.open(address);
        return new SqlPeople(database);
    }
}
