package org.ecluse.connector.edc.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.contract.spi.types.offer.ContractDefinition;
import org.eclipse.edc.connector.controlplane.policy.spi.PolicyDefinition;
import org.eclipse.edc.connector.controlplane.services.spi.asset.AssetService;
import org.eclipse.edc.connector.controlplane.services.spi.contractdefinition.ContractDefinitionService;
import org.eclipse.edc.connector.controlplane.services.spi.policydefinition.PolicyDefinitionService;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.result.ServiceResult;
import org.eclipse.edc.spi.types.domain.DataAddress;
import org.ecluse.connector.edc.operations.PublicationJson.Shelved;
import org.ecluse.connector.edc.policy.PolicyBridge;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Wording;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;

/**
 * The shell's catalogue of our offers: an asset, its terms, a rule on who sees it, and a definition that ties the three.
 * The data address says nothing: where bytes come from is known to our data plane only.
 */
public final class Catalogue {
    static final String TITLE = "http://purl.org/dc/terms/title";
    static final String DESCRIPTION = "http://purl.org/dc/terms/description";
    static final String KEYWORD = "http://www.w3.org/ns/dcat#keyword";
    static final String THEME = "http://www.w3.org/ns/dcat#theme";

    private static final String PUBLISHED_AT = "https://w3id.org/ecluse/publishedAt";

    private final AssetService assets;
    private final PolicyDefinitionService policies;
    private final ContractDefinitionService definitions;
    private final PolicyBridge bridge;
    private final String participant;

    /** @param participant the shell's name for this connector */
    public Catalogue(
            AssetService assets,
            PolicyDefinitionService policies,
            ContractDefinitionService definitions,
            PolicyBridge bridge,
            String participant) {
        this.assets = assets;
        this.policies = policies;
        this.definitions = definitions;
        this.bridge = bridge;
        this.participant = participant;
    }

    /** Whether the catalogue has the offer whole, and as it was last published. */
    boolean shows(Shelved shelved) {
        var definition = definitions.findById(shelved.publication().assetId());
        return definition != null
                && shelved.publishedAt().toString().equals(definition.getPrivateProperty(PUBLISHED_AT));
    }

    /** The definition comes last: where it is, so is all that it ties. */
    void show(Shelved shelved) {
        var publication = shelved.publication();
        var asset = asset(publication);
        put(assets.findById(asset.getId()) != null, () -> assets.create(asset), () -> assets.update(asset));
        var access = "visible-" + publication.visibility();
        keep(access, visibleTo(publication.visibility()));
        keep(termsId(publication.assetId()), publication.terms());
        var definition = ContractDefinition.Builder.newInstance()
                .id(publication.assetId())
                .accessPolicyId(access)
                .contractPolicyId(termsId(publication.assetId()))
                .assetsSelector(List.of(Criterion.criterion(Asset.PROPERTY_ID, "=", publication.assetId())))
                .privateProperty(PUBLISHED_AT, shelved.publishedAt().toString())
                .participantContextId(participant)
                .build();
        put(
                definitions.findById(definition.getId()) != null,
                () -> definitions.create(definition),
                () -> definitions.update(definition));
    }

    /** The asset stays, for the agreements under it. */
    void hide(String assetId) {
        definitions.delete(assetId).orElseThrow(failure -> new IllegalStateException(failure.getFailureDetail()));
    }

    private void keep(String id, Policy policy) {
        var definition = PolicyDefinition.Builder.newInstance()
                .id(id)
                .policy(bridge.toShell(policy.withType(PolicyType.SET)).orThrow())
                .participantContextId(participant)
                .build();
        put(policies.findById(id) != null, () -> policies.create(definition), () -> policies.update(definition));
    }

    private static void put(boolean known, Supplier<ServiceResult<?>> create, Supplier<ServiceResult<?>> update) {
        var done = (known ? update : create).get();
        if (done.failed()) {
            throw new IllegalStateException("the catalogue refused an offer: " + done.getFailureDetail());
        }
    }

    private static String termsId(String assetId) {
        return "terms-" + assetId;
    }

    private static Policy visibleTo(Publication.Visibility visibility) {
        var mayKnow =
                switch (visibility) {
                    case EVERYONE -> new Permission(new Action(Odrl.USE), List.of(), List.of());
                    case MEMBERS ->
                        new Permission(
                                new Action(Odrl.USE),
                                List.of(new Constraint.Atomic(
                                        Rennes.MEMBERSHIP, Operator.EQ, Value.text(Rennes.ACTIVE))),
                                List.of());
                };
        return Policy.empty("urn:ecluse:visible", PolicyType.SET).withPermissions(mayKnow);
    }

    private Asset asset(Publication publication) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put(TITLE, languages(publication.title()));
        properties.put(DESCRIPTION, languages(publication.description()));
        if (!publication.keywords().isEmpty()) {
            properties.put(
                    KEYWORD,
                    publication.keywords().stream()
                            .map(word -> Map.of("@value", word))
                            .toList());
        }
        publication.theme().ifPresent(theme -> properties.put(THEME, List.of(Map.of("@value", theme))));
        return Asset.Builder.newInstance()
                .id(publication.assetId())
                .properties(properties)
                .contentType(publication.source().format().mediaType())
                .dataAddress(DataAddress.Builder.newInstance().type("Ecluse").build())
                .participantContextId(participant)
                .build();
    }

    private static List<Map<String, String>> languages(Wording wording) {
        return List.of(
                Map.of("@value", wording.fr(), "@language", "fr"), Map.of("@value", wording.en(), "@language", "en"));
    }
}
