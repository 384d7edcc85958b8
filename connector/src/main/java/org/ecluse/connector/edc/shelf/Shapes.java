package org.ecluse.connector.edc.shelf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.util.reflection.PathItem;

/** The three shapes, and what in each can be searched for. */
final class Shapes {
    private static final Map<String, Place.Column> COMMON =
            Map.of("id", Shape.ID, "participantContextId", Shape.PARTICIPANT, "createdAt", Shape.CREATED_AT);
    private static final Set<String> ASSET_FIELDS = Set.of(
            "id",
            "clock",
            "createdAt",
            "participantContextId",
            "properties",
            "privateProperties",
            "dataAddress",
            "dataplaneMetadata");

    private static final String PRIVATE = "privateProperties";
    private static final String LEFT = "assetsSelector.operandLeft";
    private static final String OPERATOR = "assetsSelector.operator";
    private static final String RIGHT = "assetsSelector.operandRight";
    private static final String TARGET = "policy.target";
    private static final String ASSIGNER = "policy.assigner";
    private static final String ASSIGNEE = "policy.assignee";

    private Shapes() {}

    static final Shape<Asset> ASSET = new Shape<>(
            "shelf_asset", Asset.class, COMMON, List.of(), asset -> List.of(), Shapes::valuesOf, Shapes::assetPlace);

    /** As {@link #ASSET}'s names, for a peer: of an asset it knows the public properties. */
    static final Shape.Names PUBLIC_ASSET = (left, known) -> {
        var place = assetPlace(left, known);
        return place instanceof Place.Column ? new Place.Nowhere() : place;
    };

    static final Shape<PolicyDefinition> POLICY = new Shape<>(
            "shelf_policy",
            PolicyDefinition.class,
            COMMON,
            List.of(),
            policy -> List.of(),
            Shapes::valuesOf,
            Shape.fields(COMMON, Set.of(TARGET, ASSIGNER, ASSIGNEE), PRIVATE));

    static final Shape<ContractDefinition> DEFINITION = definitions();

    private static Shape<ContractDefinition> definitions() {
        var columns = new LinkedHashMap<>(COMMON);
        columns.put("accessPolicyId", Shape.text("access_policy"));
        columns.put("contractPolicyId", Shape.text("contract_policy"));
        return new Shape<>(
                "shelf_definition",
                ContractDefinition.class,
                columns,
                List.of("access_policy", "contract_policy"),
                definition -> List.of(definition.getAccessPolicyId(), definition.getContractPolicyId()),
                Shapes::valuesOf,
                Shape.fields(columns, Set.of(LEFT, OPERATOR, RIGHT), PRIVATE));
    }

    /**
     * The shell looks for a property by path, by its whole name, then for a private one, then for a field of the asset. A
     * name with dots in it, as every IRI is, could be a path: it is not where no property has the name of its beginning.
     */
    private static Place assetPlace(String left, Shape.Known known) throws java.sql.SQLException {
        var path = PathItem.parse(left);
        var first = path.get(0).toString();
        if (path.get(path.size() - 1).toString().endsWith("]") || !IndexedValue.canName(left)) {
            return new Place.Document();
        }
        if (path.size() > 1) {
            var quoted = left.indexOf('\'') >= 0;
            return quoted || ASSET_FIELDS.contains(first) || known.is(first)
                    ? new Place.Document()
                    : new Place.Value(left);
        }
        if (!ASSET_FIELDS.contains(first)) {
            return new Place.Value(first);
        }
        return COMMON.containsKey(first) && !known.is(first) ? COMMON.get(first) : new Place.Document();
    }

    /** By its whole name; a public property hides a private one of the same name. */
    private static List<IndexedValue> valuesOf(Asset asset) {
        var values = new ArrayList<IndexedValue>();
        asset.getProperties().forEach((name, value) -> values.addAll(IndexedValue.of(name, value, true)));
        asset.getPrivateProperties().forEach((name, value) -> {
            if (asset.getProperties().get(name) == null) {
                values.addAll(IndexedValue.of(name, value, false));
            }
        });
        return values;
    }

    private static List<IndexedValue> valuesOf(PolicyDefinition definition) {
        var values = privates(definition.getPrivateProperties());
        var policy = definition.getPolicy();
        values.addAll(value(TARGET, policy.getTarget()));
        values.addAll(value(ASSIGNER, policy.getAssigner()));
        values.addAll(value(ASSIGNEE, policy.getAssignee()));
        return values;
    }

    private static List<IndexedValue> valuesOf(ContractDefinition definition) {
        var values = privates(definition.getPrivateProperties());
        var selector = definition.getAssetsSelector();
        values.addAll(
                value(LEFT, selector.stream().map(Criterion::getOperandLeft).toList()));
        values.addAll(
                value(OPERATOR, selector.stream().map(Criterion::getOperator).toList()));
        values.addAll(value(
                RIGHT,
                selector.stream()
                        .map(criterion ->
                                Optional.ofNullable(criterion.getOperandRight()).orElse(Boolean.FALSE))
                        .toList()));
        return values;
    }

    private static List<IndexedValue> privates(Map<String, Object> properties) {
        var values = new ArrayList<IndexedValue>();
        properties.forEach((name, value) -> values.addAll(value(PRIVATE + "." + name, value)));
        return values;
    }

    private static List<IndexedValue> value(String name, Object value) {
        return IndexedValue.of(name, value, true);
    }
}
