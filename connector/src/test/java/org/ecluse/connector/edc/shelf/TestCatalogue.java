package org.ecluse.connector.edc.shelf;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.edc.connector.controlplane.catalog.spi.DataService;
import org.eclipse.edc.connector.controlplane.catalog.spi.Dataset;
import org.eclipse.edc.connector.controlplane.catalog.spi.DatasetResolver;
import org.eclipse.edc.connector.controlplane.catalog.spi.Distribution;
import org.eclipse.edc.connector.controlplane.catalog.spi.DistributionResolver;
import org.eclipse.edc.connector.controlplane.catalog.spi.policy.CatalogPolicyContext;
import org.eclipse.edc.connector.controlplane.contract.spi.ContractOfferId;
import org.eclipse.edc.participant.spi.ParticipantAgent;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.policy.engine.PolicyEngineImpl;
import org.eclipse.edc.policy.engine.RuleBindingRegistryImpl;
import org.eclipse.edc.policy.engine.ScopeFilter;
import org.eclipse.edc.policy.engine.spi.PolicyEngine;
import org.eclipse.edc.policy.engine.validation.RuleValidator;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.QuerySpec;

/**
 * A catalogue as one peer reads it, from the shell's own policy engine, which asks one question: does the access policy say
 * that this peer sees it?
 */
final class TestCatalogue {
    static final ParticipantContext SELF = ParticipantContext.Builder.newInstance()
            .participantContextId(AnyShelf.PARTICIPANT)
            .identity(AnyShelf.PARTICIPANT)
            .build();

    static final DistributionResolver PULL = (protocol, asset) -> List.of(Distribution.Builder.newInstance()
            .format("HttpData-PULL")
            .dataService(DataService.Builder.newInstance().id("dsp").build())
            .build());

    private final DatasetResolver resolver;
    private final ParticipantAgent peer;

    TestCatalogue(DatasetResolver resolver, String peer) {
        this.resolver = resolver;
        this.peer = new ParticipantAgent(peer, Map.of(), Map.of());
    }

    /** @param asked counts how often somebody asks whether a peer sees something */
    static PolicyEngine engine(AtomicInteger asked) {
        var bindings = new RuleBindingRegistryImpl();
        var engine = new PolicyEngineImpl(new ScopeFilter(bindings), new RuleValidator(bindings));
        engine.registerScope(CatalogPolicyContext.CATALOG_SCOPE, CatalogPolicyContext.class);
        engine.registerPreValidator(CatalogPolicyContext.class, (policy, conversation) -> {
            asked.incrementAndGet();
            var sees = String.valueOf(policy.getExtensibleProperties().get(AnyShelf.SEES));
            return sees.equals("everyone")
                    || sees.equals(conversation.participantAgent().getIdentity());
        });
        return engine;
    }

    List<String> page(int offset, int limit, Criterion... criteria) {
        var query = QuerySpec.Builder.newInstance()
                .offset(offset)
                .limit(limit)
                .filter(List.of(criteria))
                .build();
        try (var datasets = resolver.query(SELF, peer, query, "dsp")) {
            return datasets.map(TestCatalogue::text).toList();
        }
    }

    Optional<String> get(String id) {
        return Optional.ofNullable(resolver.getById(SELF, peer, id, "dsp")).map(TestCatalogue::text);
    }

    /** All of a dataset, but for what is made up anew in every answer: the last part of an offer's id. */
    private static String text(Dataset dataset) {
        var offers = dataset.getOffers().entrySet().stream()
                .map(offer -> {
                    var id = ContractOfferId.parseId(offer.getKey()).getContent();
                    return id.definitionPart() + ":" + id.assetIdPart() + "="
                            + offer.getValue().getType()
                            + new TreeMap<>(offer.getValue().getExtensibleProperties());
                })
                .sorted()
                .collect(joining(", ", "[", "]"));
        var formats =
                dataset.getDistributions().stream().map(Distribution::getFormat).toList();
        return dataset.getId() + " " + new TreeMap<>(dataset.getProperties()) + " " + formats + " " + offers;
    }
}
