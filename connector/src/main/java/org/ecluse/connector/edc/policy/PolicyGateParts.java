package org.ecluse.connector.edc.policy;

import java.util.function.Function;
import org.eclipse.edc.connector.controlplane.catalog.spi.policy.CatalogPolicyContext;
import org.eclipse.edc.connector.controlplane.contract.spi.policy.ContractNegotiationPolicyContext;
import org.eclipse.edc.connector.controlplane.contract.spi.policy.TransferProcessPolicyContext;
import org.eclipse.edc.policy.engine.spi.PolicyEngine;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.spi.WebService;
import org.eclipse.edc.web.spi.configuration.ApiContext;
import org.ecluse.connector.facts.ContractFacts;

/** Puts {@link PolicyGate} ahead of the shell's policy engine wherever that is asked. */
public final class PolicyGateParts implements ServiceExtension {
    private final PolicyGate gate;
    private final Function<String, ContractFacts> contractFacts;

    @Inject
    private PolicyEngine engine;

    @Inject
    private WebService web;

    /** @param contractFacts what the books say of an agreement, by the agreement's id */
    public PolicyGateParts(PolicyGate gate, Function<String, ContractFacts> contractFacts) {
        this.gate = gate;
        this.contractFacts = contractFacts;
    }

    @Override
    public String name() {
        return "Écluse: policy decisions";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        web.registerResource(ApiContext.PROTOCOL, gate.refusals());
        web.registerResource(ApiContext.PROTOCOL, gate.asked());
        engine.registerPreValidator(
                CatalogPolicyContext.class,
                (policy, conversation) -> gate.mayKnow(policy, conversation.participantAgent()));
        engine.registerPreValidator(
                ContractNegotiationPolicyContext.class,
                (policy, conversation) -> gate.maySign(policy, conversation.participantAgent(), conversation));
        engine.registerPreValidator(
                TransferProcessPolicyContext.class,
                (policy, conversation) -> gate.mayTransfer(
                        policy,
                        conversation.participantAgent(),
                        contractFacts.apply(conversation.contractAgreement().getAgreementId()),
                        conversation));
    }
}
