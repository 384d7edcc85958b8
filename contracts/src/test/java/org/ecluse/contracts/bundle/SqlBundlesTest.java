package org.ecluse.contracts.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.contracts.store.Engine;
import org.ecluse.policy.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlBundlesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Optional<String> STUDY = Optional.of("urn:ecluse:study:flux-campus");
    private static final Problem PROBLEM = new Problem("offer.unknown", "", "there is no such offer", "look again");

    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private DatabaseAddress address;
    private Database database;
    private SqlBundles bundles;

    @BeforeEach
    void openDatabase() {
        address = engine.fresh(dir);
        restart();
    }

    private void restart() {
        if (database != null) {
            database.close();
        }
        database = Database.open(address);
        bundles = new SqlBundles(database);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void what_became_of_each_part_is_there_after_a_restart() {
        var bundle = bundles.create(STUDY, List.of("keolis/a", "enedis/b", "grdf/c", "keolis/a"), NOW);
        assertThat(bundle.parts()).extracting(Bundle.Part::offer).containsExactly("keolis/a", "enedis/b", "grdf/c");
        assertThat(bundles.asked(bundle.id(), 0, "negotiation-1")).isTrue();
        bundles.refused(bundle.id(), 1, PROBLEM);

        restart();

        var now = bundles.find(bundle.id()).orElseThrow();
        assertThat(now.study()).isEqualTo(STUDY);
        assertThat(now.askedAt()).isEqualTo(NOW);
        assertThat(now.parts().get(0).negotiation()).contains("negotiation-1");
        assertThat(now.parts().get(1).problem()).contains(PROBLEM);
        assertThat(now.parts().get(2).isUnasked()).isTrue();
        assertThat(bundles.unasked(10)).containsExactly(now);
        assertThat(bundles.all(10)).containsExactly(now);
    }

    @Test
    void a_bundle_that_is_given_up_stays_so_and_asks_for_nothing_more() {
        var id = bundles.create(Optional.empty(), List.of("keolis/a", "enedis/b"), NOW)
                .id();

        bundles.giveUp(id, NOW.plusSeconds(5));
        bundles.giveUp(id, NOW.plusSeconds(9));

        assertThat(bundles.find(id).orElseThrow().givenUp()).contains(NOW.plusSeconds(5));
        assertThat(bundles.unasked(10)).isEmpty();
        assertThat(bundles.asked(id, 0, "too-late")).isFalse();
        assertThat(bundles.find(id).orElseThrow().parts().get(0).negotiation()).contains("too-late");
        assertThat(bundles.again(id, List.of(1))).isFalse();
    }

    @Test
    void refused_parts_can_be_asked_for_again() {
        var id = bundles.create(Optional.empty(), List.of("keolis/a"), NOW).id();
        bundles.refused(id, 0, PROBLEM);
        assertThat(bundles.unasked(10)).isEmpty();

        assertThat(bundles.again(id, List.of(0))).isTrue();

        assertThat(bundles.unasked(10)).hasSize(1);
    }

    @Test
    void a_bundle_has_one_part_at_least_and_not_too_many() {
        assertThatThrownBy(() -> bundles.create(STUDY, List.of(), NOW)).isInstanceOf(IllegalArgumentException.class);
        var many = java.util.stream.IntStream.rangeClosed(0, Bundle.PARTS_MAX)
                .mapToObj(number -> "keolis/" + number)
                .toList();
        assertThatThrownBy(() -> bundles.create(STUDY, many, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThat(bundles.find("nobody-knows-it")).isEmpty();
        assertThat(bundles.giveUp("nobody-knows-it", NOW)).isEmpty();
        assertThat(bundles.all(10)).isEqualTo(Collections.emptyList());
    }
}
