package org.ecluse.connector.edc.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.query.Criterion;
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
class IndexedCatalogueTest {
    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    private final AtomicInteger asked = new AtomicInteger();
    private TestShelf shelf;
    private TestCatalogue stranger;
    private TestCatalogue friend;

    @BeforeEach
    void openShelf() {
        shelf = TestShelf.open(engine, dir);
        var resolver = shelf.stores().catalogue(TestCatalogue.engine(asked), TestCatalogue.PULL);
        stranger = new TestCatalogue(resolver, "stranger");
        friend = new TestCatalogue(resolver, "friend");
        policy("terms", "nobody");
        policy("open", "everyone");
        policy("friends", "friend");
    }

    @AfterEach
    void closeShelf() {
        if (shelf != null) {
            shelf.close();
        }
    }

    @Test
    void pages_are_in_the_order_in_which_assets_came_and_make_up_the_whole() {
        assets(0, 137);
        definition("all", "open", "terms");

        var pages = new ArrayList<String>();
        for (int offset = 0; offset < 150; offset += 10) {
            pages.addAll(stranger.page(offset, 10));
        }

        assertThat(pages).hasSize(137).isEqualTo(stranger.page(0, 1_000));
        assertThat(ids(pages))
                .isEqualTo(IntStream.range(0, 137).mapToObj(i -> "a" + i).toList());
        assertThat(stranger.page(130, 10)).isEqualTo(pages.subList(130, 137));
        assertThat(stranger.page(138, 10)).isEmpty();
    }

    @Test
    void the_policy_engine_is_asked_once_for_each_access_policy_and_request() {
        assets(0, 60);
        for (int i = 0; i < 60; i++) {
            definition("d" + i, i % 2 == 0 ? "open" : "friends", "terms", byId("a" + i));
        }

        stranger.page(0, 1_000);

        assertThat(asked).hasValue(2);
        assertThat(stranger.page(0, 1_000)).hasSize(30);
        assertThat(asked).hasValue(4);
    }

    @Test
    void many_access_policies_give_the_same_catalogue_as_one() {
        assets(0, 50);
        var audiences = CatalogueIndex.FOLLOWED_MAX + 5;
        for (int i = 0; i < audiences; i++) {
            policy("open" + i, "everyone");
            definition("d" + i, "open" + i, "terms");
        }

        assertThat(ids(stranger.page(0, 1_000)))
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "a" + i).toList());
        assertThat(ids(stranger.page(47, 2))).containsExactly("a47", "a48");
        assertThat(stranger.get("a7").orElseThrow()).contains("d0:a7").contains("d" + (audiences - 1) + ":a7");
    }

    @Test
    void an_asset_with_several_definitions_is_one_dataset_with_several_offers() {
        assets(0, 3);
        definition("one", "open", "terms");
        definition("two", "open", "terms", byId("a1"));
        definition("hidden", "friends", "terms", byId("a1"));

        assertThat(stranger.page(0, 2)).hasSize(2);
        assertThat(stranger.get("a1").orElseThrow())
                .contains("one:a1")
                .contains("two:a1")
                .doesNotContain("hidden");
        assertThat(friend.get("a1").orElseThrow()).contains("hidden:a1");
    }

    @Test
    void a_definition_whose_terms_do_not_exist_offers_nothing_until_they_do() {
        assets(0, 2);
        definition("early", "open", "later");

        assertThat(stranger.page(0, 10)).isEmpty();
        policy("later", "nobody");
        assertThat(stranger.page(0, 10)).hasSize(2);
        shelf.policies().delete("later");
        assertThat(stranger.page(0, 10)).isEmpty();
        assertThat(stranger.get("a0")).isEmpty();
    }

    @Test
    void a_definition_whose_access_policy_does_not_exist_is_seen_by_nobody() {
        assets(0, 2);
        definition("lost", "nowhere", "terms");

        assertThat(stranger.page(0, 10)).isEmpty();
        policy("nowhere", "everyone");
        assertThat(stranger.page(0, 10)).hasSize(2);
    }

    @Test
    void a_changed_policy_counts_from_the_next_request() {
        assets(0, 2);
        definition("all", "open", "terms");
        assertThat(stranger.page(0, 10)).hasSize(2);

        shelf.policies().update(policyOf("open", "friend"));

        assertThat(stranger.page(0, 10)).isEmpty();
        assertThat(friend.page(0, 10)).hasSize(2);
    }

    @Test
    void a_filter_asks_of_what_the_peer_sees_and_of_nothing_else() {
        var asset = new AnyShelf(1).asset("a0");
        asset.getProperties().put("https://example.org/level", "blue");
        asset.getPrivateProperties().put("https://example.org/owner", "Ms Secret");
        shelf.assets().create(asset);
        definition("all", "open", "terms");

        assertThat(stranger.page(0, 10, new Criterion("https://example.org/level", "=", "blue")))
                .hasSize(1);
        assertThat(stranger.page(0, 10, new Criterion("https://example.org/owner", "=", "Ms Secret")))
                .isEmpty();
        assertThat(stranger.page(0, 10, new Criterion("https://example.org/owner", "like", "%")))
                .isEmpty();
        assertThat(stranger.page(0, 10, new Criterion("dataAddress.properties.secret", "like", "%")))
                .isEmpty();
        assertThat(stranger.page(0, 10, new Criterion("createdAt", ">", 1))).isEmpty();
    }

    @Test
    void an_unknown_operator_is_refused_with_those_that_are_known() {
        assertThatThrownBy(() -> stranger.page(0, 10, new Criterion("color", "resembles", "red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("`resembles`")
                .hasMessageContaining("ilike");
    }

    @Test
    void the_catalogue_is_the_same_after_a_restart() {
        assets(0, 5);
        definition("all", "open", "terms");
        var before = stranger.page(0, 10);
        var again = shelf.stores().catalogue(TestCatalogue.engine(asked), TestCatalogue.PULL);

        assertThat(new TestCatalogue(again, "stranger").page(0, 10)).isEqualTo(before);
    }

    @Test
    void a_change_by_another_connector_on_the_database_counts_from_the_next_request() {
        assets(0, 60);
        definition("all", "open", "terms");
        assertThat(stranger.page(50, 10)).hasSize(10);
        var another = ShelfStores.in(shelf.database(), TestShelf.operators());

        another.assets().deleteById("a0");
        assertThat(stranger.page(50, 10)).hasSize(9);
        another.policies().update(policyOf("open", "friend"));
        assertThat(stranger.page(0, 10)).isEmpty();
    }

    @Test
    void assets_and_definitions_that_come_at_the_same_time_miss_none_of_each_other() throws Exception {
        var each = 25;
        var pool = Executors.newFixedThreadPool(4);
        var tasks = new ArrayList<Callable<Object>>();
        for (int i = 0; i < each; i++) {
            var number = i;
            tasks.add(() -> shelf.assets().create(new AnyShelf(number).asset("a" + number)));
            tasks.add(() -> definition("d" + number, "open", "terms"));
        }

        for (var done : pool.invokeAll(tasks)) {
            done.get();
        }
        pool.shutdown();

        assertThat(stranger.page(0, 100)).hasSize(each).allSatisfy(dataset -> {
            for (int i = 0; i < each; i++) {
                assertThat(dataset).contains("d" + i + ":");
            }
        });
    }

    private void assets(int from, int to) {
        var any = new AnyShelf(from);
        var assets = IntStream.range(from, to).mapToObj(i -> any.asset("a" + i)).toList();
        assertThat(shelf.assets().createAll(assets).succeeded()).isTrue();
    }

    private void policy(String id, String sees) {
        shelf.policies().create(policyOf(id, sees));
    }

    private static PolicyDefinition policyOf(String id, String sees) {
        return PolicyDefinition.Builder.newInstance()
                .id(id)
                .participantContextId(AnyShelf.PARTICIPANT)
                .policy(Policy.Builder.newInstance()
                        .extensibleProperty(AnyShelf.SEES, sees)
                        .build())
                .build();
    }

    private Object definition(String id, String access, String terms, Criterion... selector) {
        return shelf.definitions()
                .save(ContractDefinition.Builder.newInstance()
                        .id(id)
                        .accessPolicyId(access)
                        .contractPolicyId(terms)
                        .assetsSelector(List.of(selector))
                        .participantContextId(AnyShelf.PARTICIPANT)
                        .build());
    }

    private static Criterion byId(String id) {
        return new Criterion(Asset.PROPERTY_ID, "=", id);
    }

    private static List<String> ids(List<String> datasets) {
        return datasets.stream()
                .map(text -> text.substring(0, text.indexOf(' ')))
                .toList();
    }
}
