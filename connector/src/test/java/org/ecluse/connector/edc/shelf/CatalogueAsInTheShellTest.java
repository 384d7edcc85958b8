package org.ecluse.connector.edc.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.edc.connector.controlplane.asset.spi.index.AssetIndex;
import org.eclipse.edc.connector.controlplane.catalog.ContractDefinitionResolverImpl;
import org.eclipse.edc.connector.controlplane.catalog.DatasetResolverImpl;
import org.eclipse.edc.connector.controlplane.contract.spi.offer.store.ContractDefinitionStore;
import org.eclipse.edc.connector.controlplane.defaults.storage.assetindex.InMemoryAssetIndex;
import org.eclipse.edc.connector.controlplane.defaults.storage.contractdefinition.InMemoryContractDefinitionStore;
import org.eclipse.edc.connector.controlplane.defaults.storage.policydefinition.InMemoryPolicyDefinitionStore;
import org.eclipse.edc.connector.controlplane.policy.spi.store.PolicyDefinitionStore;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shelf that changes by chance, read through the indexes and through the shell's own resolver over its own stores. */
class CatalogueAsInTheShellTest {
    private static final int SHELVES = 15;
    private static final int CHANGES = 60;
    private static final int ALL = 1_000;

    @TempDir
    Path dir;

    /** One set of stores. */
    private record Stores(AssetIndex assets, PolicyDefinitionStore policies, ContractDefinitionStore definitions) {
        static Stores inMemory() {
            var operators = TestShelf.operators();
            return new Stores(
                    new InMemoryAssetIndex(operators),
                    new InMemoryPolicyDefinitionStore(operators),
                    new InMemoryContractDefinitionStore(operators));
        }

        static Stores of(TestShelf shelf) {
            return new Stores(shelf.assets(), shelf.policies(), shelf.definitions());
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void the_catalogue_is_what_the_shell_itself_would_show(Engine engine) {
        var seen = 0;
        for (long seed = 1; seed <= SHELVES; seed++) {
            try (var shelf = TestShelf.open(engine, dir.resolve(engine + "-" + seed))) {
                seen += compare(new AnyShelf(seed), shelf, seed);
            }
        }

        assertThat(seen).isGreaterThan(SHELVES * CHANGES);
    }

    private static int compare(AnyShelf any, TestShelf shelf, long seed) {
        var memory = Stores.inMemory();
        var policyEngine = TestCatalogue.engine(new AtomicInteger());
        var resolver = new DatasetResolverImpl(
                new ContractDefinitionResolverImpl(memory.definitions(), policyEngine, memory.policies()),
                memory.assets(),
                memory.policies(),
                TestCatalogue.PULL,
                TestShelf.operators());
        var expected = new TestCatalogue(resolver, "friend");
        var actual = new TestCatalogue(shelf.stores().catalogue(policyEngine, TestCatalogue.PULL), "friend");
        var seen = 0;
        for (int i = 0; i < CHANGES; i++) {
            change(any, List.of(memory, Stores.of(shelf)));
            List<String> shown;
            try {
                shown = expected.page(0, ALL);
            } catch (RuntimeException e) {
                // The shell's own look-up breaks on some paths: it then has no catalogue at all.
                continue;
            }
            assertThat(actual.page(0, ALL))
                    .as("seed %d, change %d", seed, i)
                    .containsExactlyInAnyOrderElementsOf(shown);
            seen += shown.size();
        }
        return seen;
    }

    private static void change(AnyShelf any, List<Stores> both) {
        var assets = ids("i", 12);
        var policies = ids("p", 5);
        var definitions = ids("d", 6);
        switch (any.upTo(7)) {
            case 0, 1, 2 -> {
                var asset = any.asset(any.oneOf(assets));
                both.forEach(stores -> {
                    if (stores.assets().create(asset).failed()) {
                        stores.assets().updateAsset(asset);
                    }
                });
            }
            case 3 -> {
                var id = any.oneOf(assets);
                both.forEach(stores -> stores.assets().deleteById(id));
            }
            case 4 -> {
                var policy = any.policy(any.oneOf(policies));
                var gone = any.chance(20);
                both.forEach(stores -> {
                    if (gone) {
                        stores.policies().delete(policy.getId());
                    } else if (stores.policies().create(policy).failed()) {
                        stores.policies().update(policy);
                    }
                });
            }
            default -> {
                var definition = any.definition(any.oneOf(definitions), policies, assets);
                var gone = any.chance(20);
                both.forEach(stores -> {
                    if (gone) {
                        stores.definitions().deleteById(definition.getId());
                    } else if (stores.definitions().save(definition).failed()) {
                        stores.definitions().update(definition);
                    }
                });
            }
        }
    }

    private static List<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
