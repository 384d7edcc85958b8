package org.ecluse.connector.edc.shelf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.types.domain.DataAddress;

/** Assets, policies, definitions and criteria by chance, from few names and values so that they meet. */
final class AnyShelf {
    static final String PARTICIPANT = "did:web:us";
    /** In an access policy: who sees. */
    static final String SEES = "sees";

    private static final List<String> NAMES = List.of(
            "color",
            "https://example.org/size",
            "https://example",
            "tags",
            "note",
            "id",
            "createdAt",
            Asset.PROPERTY_ID,
            "https://example.org/nested");

    private static final List<String> TEXTS =
            List.of("a", "A", "b", "ab", "a%", "é", "É", "true", "1", "", "two\nlines", "😀", "long".repeat(80));

    private final Random random;

    AnyShelf(long seed) {
        this.random = new Random(seed);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int upTo(int max) {
        return random.nextInt(max);
    }

    <E> E oneOf(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }

    Asset asset(String id) {
        var asset = Asset.Builder.newInstance()
                .id(id)
                .participantContextId(PARTICIPANT)
                .dataAddress(DataAddress.Builder.newInstance()
                        .type("HttpData")
                        .property("secret", oneOf(TEXTS))
                        .build())
                .build();
        for (int i = 0; i < 3; i++) {
            asset.getProperties().put(oneOf(NAMES.subList(0, 5)), value(0));
        }
        if (chance(20)) {
            asset.getProperties().put("https://example.org/nested", Map.of("https://example.org/size", value(1)));
        }
        if (chance(30)) {
            asset.getPrivateProperties().put(oneOf(NAMES), value(0));
        }
        return asset;
    }

    private Object value(int depth) {
        return switch (upTo(depth > 1 ? 4 : 8)) {
            case 0, 1, 2 -> oneOf(TEXTS);
            case 3 -> chance(50);
            case 4 -> number();
            case 5 -> new ArrayList<>(List.of(oneOf(TEXTS), oneOf(TEXTS)));
            case 6 -> new ArrayList<>(List.of(oneOf(TEXTS), number(), chance(50)));
            default -> new HashMap<>(Map.of("org/size", oneOf(TEXTS), "deep", value(depth + 1)));
        };
    }

    private Object number() {
        return oneOf(List.of(0, 1, 2, 2.5, -1, 0.0, -0.0, 10_000_000_000L));
    }

    Criterion criterion(List<String> ids) {
        var left = chance(15)
                ? oneOf(List.of(
                        "'https://example.org/nested'.'https://example.org/size'",
                        "noexist",
                        "dataAddress.properties.secret",
                        "note.deep",
                        "https://w3id.org/nothing"))
                : oneOf(NAMES);
        var operator = oneOf(List.of(
                "=", "=", "=", "!=", "in", "not in", "like", "ilike", "LIKE", "contains", "<", "<=", ">", ">="));
        var right = operator.endsWith("in") ? rights(ids) : right(ids);
        return new Criterion(left, operator, operator.endsWith("like") && chance(50) ? "%a%" : right);
    }

    private Object right(List<String> ids) {
        return switch (upTo(10)) {
            case 0, 1, 2, 3 -> oneOf(TEXTS);
            case 4, 5 -> oneOf(ids);
            case 6, 7 -> number();
            case 8 -> chance(50);
            default -> oneOf(List.of("i_", "%1", "%é%", "_", "%", "a\\%"));
        };
    }

    private List<Object> rights(List<String> ids) {
        var several = new ArrayList<Object>(List.of(oneOf(TEXTS), oneOf(ids), oneOf(ids)));
        if (chance(20)) {
            several.add(number());
        }
        return several;
    }

    PolicyDefinition policy(String id) {
        return PolicyDefinition.Builder.newInstance()
                .id(id)
                .participantContextId(PARTICIPANT)
                .policy(Policy.Builder.newInstance()
                        .extensibleProperty("terms", oneOf(TEXTS))
                        .extensibleProperty(SEES, oneOf(List.of("everyone", "friend", "nobody")))
                        .build())
                .build();
    }

    ContractDefinition definition(String id, List<String> policies, List<String> assets) {
        var definition = ContractDefinition.Builder.newInstance()
                .id(id)
                .participantContextId(chance(95) ? PARTICIPANT : "did:web:another")
                .accessPolicyId(oneOf(policies))
                .contractPolicyId(oneOf(policies));
        switch (upTo(4)) {
            case 0 -> {}
            case 1 -> definition.assetsSelectorCriterion(new Criterion(Asset.PROPERTY_ID, "=", oneOf(assets)));
            case 2 ->
                definition.assetsSelectorCriterion(
                        new Criterion(Asset.PROPERTY_ID, "in", List.of(oneOf(assets), oneOf(assets))));
            default -> definition.assetsSelectorCriterion(criterion(assets));
        }
        if (chance(30)) {
            definition.assetsSelectorCriterion(criterion(assets));
        }
        return definition.build();
    }
}
