package org.ecluse.connector.edc.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.query.Criterion;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two shelves that a stranger sees the same of; one has hidden datasets besides, before, between and after. Whatever the
 * stranger asks, the answers are the same.
 */
class HiddenDatasetsTest {
    private static final int SHELVES = 8;
    private static final int ASSETS = 30;
    private static final int QUESTIONS = 60;

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void hidden_datasets_change_nothing_of_what_a_stranger_is_answered(Engine engine) {
        for (long seed = 1; seed <= SHELVES; seed++) {
            try (var bare = TestShelf.open(engine, dir.resolve(engine + "-bare" + seed));
                    var full = TestShelf.open(engine, dir.resolve(engine + "-full" + seed))) {
                fill(bare, seed, false);
                fill(full, seed, true);

                assertThat(answers(full, seed)).as("seed %d", seed).isEqualTo(answers(bare, seed));
                assertThat(asks(full, "friend").page(0, 1_000)).hasSizeGreaterThan(ASSETS);
            }
        }
    }

    private static List<Object> answers(TestShelf shelf, long seed) {
        var any = new AnyShelf(seed);
        var stranger = asks(shelf, "stranger");
        var ids = IntStream.range(0, ASSETS).mapToObj(i -> "i" + i).toList();
        var answers = new ArrayList<Object>();
        answers.add(stranger.page(0, 1_000));
        for (int i = 0; i < QUESTIONS; i++) {
            var criteria = any.chance(60) ? new Criterion[] {any.criterion(ids)} : new Criterion[0];
            answers.add(stranger.page(any.upTo(ASSETS), any.upTo(7) + 1, criteria));
            answers.add(stranger.get("i" + any.upTo(ASSETS)));
            answers.add(stranger.get("hidden-" + any.upTo(ASSETS)));
        }
        return answers;
    }

    private static TestCatalogue asks(TestShelf shelf, String peer) {
        return new TestCatalogue(
                shelf.stores().catalogue(TestCatalogue.engine(new AtomicInteger()), TestCatalogue.PULL), peer);
    }

    private static void fill(TestShelf shelf, long seed, boolean withHidden) {
        var visible = new AnyShelf(seed);
        var hidden = new AnyShelf(-seed);
        policy(shelf, "open", "everyone");
        policy(shelf, "friends", "friend");
        for (int i = 0; i < ASSETS; i++) {
            if (withHidden) {
                shelf.assets().create(hidden.asset("hidden-" + i));
                definition(
                        shelf,
                        "hidden-" + i,
                        "friends",
                        new Criterion(Asset.PROPERTY_ID, "in", List.of("hidden-" + i, "i" + i)));
            }
            shelf.assets().create(visible.asset("i" + i));
            definition(shelf, "open-" + i, "open", new Criterion(Asset.PROPERTY_ID, "=", "i" + i));
        }
        if (withHidden) {
            definition(shelf, "everything", "friends");
            definition(shelf, "without-terms", "open", new Criterion(Asset.PROPERTY_ID, "like", "hidden%"));
            shelf.definitions()
                    .update(ContractDefinition.Builder.newInstance()
                            .id("without-terms")
                            .accessPolicyId("open")
                            .contractPolicyId("missing")
                            .participantContextId(AnyShelf.PARTICIPANT)
                            .build());
        }
    }

    private static void definition(TestShelf shelf, String id, String access, Criterion... selector) {
        shelf.definitions()
                .save(ContractDefinition.Builder.newInstance()
                        .id(id)
                        .accessPolicyId(access)
                        .contractPolicyId("open")
                        .assetsSelector(List.of(selector))
                        .participantContextId(AnyShelf.PARTICIPANT)
                        .build());
    }

    private static void policy(TestShelf shelf, String id, String sees) {
        shelf.policies()
                .create(PolicyDefinition.Builder.newInstance()
                        .id(id)
                        .participantContextId(AnyShelf.PARTICIPANT)
                        .policy(Policy.Builder.newInstance()
                                .extensibleProperty(AnyShelf.SEES, sees)
                                .build())
                        .build());
    }
}
