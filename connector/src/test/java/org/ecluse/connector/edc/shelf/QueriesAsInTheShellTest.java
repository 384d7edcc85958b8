package org.ecluse.connector.edc.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.defaults.storage.assetindex.InMemoryAssetIndex;
import org.eclipse.edc.spi.query.QuerySpec;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Criteria by chance, answered from the database and by the shell's own index in memory: the answers are the same. */
class QueriesAsInTheShellTest {
    private static final int SHELVES = 12;
    private static final int ASSETS = 40;
    private static final int QUESTIONS = 120;

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_filter_finds_what_the_shell_itself_would_find(Engine engine) {
        var asked = 0;
        for (long seed = 1; seed <= SHELVES; seed++) {
            var any = new AnyShelf(seed);
            var memory = new InMemoryAssetIndex(TestShelf.operators());
            var ids = IntStream.range(0, ASSETS).mapToObj(i -> "i" + i).toList();
            try (var shelf = TestShelf.open(engine, dir.resolve(engine + "-" + seed))) {
                var assets = ids.stream().map(any::asset).toList();
                assets.forEach(memory::create);
                shelf.assets().createAll(assets);
                for (int i = 0; i < QUESTIONS; i++) {
                    asked += compare(any, ids, memory, shelf, seed) ? 1 : 0;
                }
            }
        }

        assertThat(asked).isGreaterThan(SHELVES * QUESTIONS / 2);
    }

    private static boolean compare(
            AnyShelf any, List<String> ids, InMemoryAssetIndex memory, TestShelf shelf, long seed) {
        var criteria = Stream.generate(() -> any.criterion(ids))
                .limit(any.upTo(2) + 1L)
                .toList();
        var query =
                QuerySpec.Builder.newInstance().filter(criteria).limit(1_000).build();
        var expected = ids(() -> memory.queryAssets(query));
        if (expected.isEmpty()) {
            return false;
        }

        assertThat(ids(() -> shelf.assets().queryAssets(query)))
                .as("seed %d: %s", seed, criteria)
                .isEqualTo(expected);
        assertThat(shelf.assets().countAssets(criteria))
                .as("count, seed %d: %s", seed, criteria)
                .isEqualTo(expected.get().size());
        return true;
    }

    /** Nothing where the shell's own look-up breaks on a path. */
    private static Optional<Set<String>> ids(Supplier<Stream<Asset>> answer) {
        try (var assets = answer.get()) {
            return Optional.of(new TreeSet<>(assets.map(Asset::getId).toList()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
