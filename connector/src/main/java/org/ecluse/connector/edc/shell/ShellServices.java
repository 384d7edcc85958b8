package org.ecluse.connector.edc.shell;

import static org.eclipse.edc.policy.context.request.spi.RequestCatalogPolicyContext.CATALOGING_REQUEST_SCOPE;
import static org.eclipse.edc.policy.context.request.spi.RequestContractNegotiationPolicyContext.CONTRACT_NEGOTIATION_REQUEST_SCOPE;
import static org.eclipse.edc.policy.context.request.spi.RequestTransferProcessPolicyContext.TRANSFER_PROCESS_REQUEST_SCOPE;

import java.util.Set;
import org.eclipse.edc.connector.controlplane.asset.spi.index.AssetIndex;
import org.eclipse.edc.connector.controlplane.asset.spi.observe.AssetObservableImpl;
import org.eclipse.edc.connector.controlplane.catalog.spi.DataServiceRegistry;
import org.eclipse.edc.connector.controlplane.catalog.spi.DatasetResolver;
import org.eclipse.edc.connector.controlplane.contract.spi.definition.observe.ContractDefinitionObservableImpl;
import org.eclipse.edc.connector.controlplane.contract.spi.negotiation.store.ContractNegotiationStore;
import org.eclipse.edc.connector.controlplane.contract.spi.offer.store.ContractDefinitionStore;
import org.eclipse.edc.connector.controlplane.policy.spi.observe.PolicyDefinitionObservableImpl;
import org.eclipse.edc.connector.controlplane.policy.spi.store.PolicyDefinitionStore;
import org.eclipse.edc.connector.controlplane.services.asset.AssetEventListener;
import org.eclipse.edc.connector.controlplane.services.asset.AssetQueryValidator;
import org.eclipse.edc.connector.controlplane.services.asset.AssetServiceImpl;
import org.eclipse.edc.connector.controlplane.services.catalog.CatalogProtocolServiceImpl;
import org.eclipse.edc.connector.controlplane.services.catalog.CatalogServiceImpl;
import org.eclipse.edc.connector.controlplane.services.contractagreement.ContractAgreementServiceImpl;
import org.eclipse.edc.connector.controlplane.services.contractdefinition.ContractDefinitionEventListener;
import org.eclipse.edc.connector.controlplane.services.contractdefinition.ContractDefinitionServiceImpl;
import org.eclipse.edc.connector.controlplane.services.policydefinition.PolicyDefinitionEventListener;
import org.eclipse.edc.connector.controlplane.services.policydefinition.PolicyDefinitionServiceImpl;
import org.eclipse.edc.connector.controlplane.services.protocol.ProtocolTokenValidatorImpl;
import org.eclipse.edc.connector.controlplane.services.protocol.VersionProtocolServiceImpl;
import org.eclipse.edc.connector.controlplane.services.query.QueryValidators;
import org.eclipse.edc.connector.controlplane.services.secret.SecretEventListener;
import org.eclipse.edc.connector.controlplane.services.secret.SecretServiceImpl;
import org.eclipse.edc.connector.controlplane.services.spi.asset.AssetService;
import org.eclipse.edc.connector.controlplane.services.spi.catalog.CatalogProtocolService;
import org.eclipse.edc.connector.controlplane.services.spi.catalog.CatalogService;
import org.eclipse.edc.connector.controlplane.services.spi.contractagreement.ContractAgreementService;
import org.eclipse.edc.connector.controlplane.services.spi.contractdefinition.ContractDefinitionService;
import org.eclipse.edc.connector.controlplane.services.spi.policydefinition.PolicyDefinitionService;
import org.eclipse.edc.connector.controlplane.services.spi.protocol.ProtocolTokenValidator;
import org.eclipse.edc.connector.controlplane.services.spi.protocol.VersionProtocolService;
import org.eclipse.edc.connector.secret.spi.observe.SecretObservableImpl;
import org.eclipse.edc.connector.spi.service.SecretService;
import org.eclipse.edc.participant.spi.ParticipantAgentService;
import org.eclipse.edc.participantcontext.spi.identity.ParticipantIdentityResolver;
import org.eclipse.edc.policy.context.request.spi.RequestCatalogPolicyContext;
import org.eclipse.edc.policy.context.request.spi.RequestContractNegotiationPolicyContext;
import org.eclipse.edc.policy.context.request.spi.RequestTransferProcessPolicyContext;
import org.eclipse.edc.policy.engine.spi.PolicyEngine;
import org.eclipse.edc.protocol.spi.DataspaceProfileContextRegistry;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.event.EventRouter;
import org.eclipse.edc.spi.iam.IdentityService;
import org.eclipse.edc.spi.message.RemoteMessageDispatcherRegistry;
import org.eclipse.edc.spi.monitor.Monitor;
import org.eclipse.edc.spi.security.Vault;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.transaction.spi.TransactionContext;
import org.eclipse.edc.validator.spi.DataAddressValidatorRegistry;

/** What the shell's extension of control plane services gives, less negotiations and transfers, which are ours. */
public final class ShellServices implements ServiceExtension {
    /** The shell's extensions whose place this one and ours take: services, managers that poll, and their commands. */
    public static final Set<String> REPLACED = Set.of(
            "org.eclipse.edc.connector.controlplane.services.ControlPlaneServicesExtension",
            "org.eclipse.edc.connector.controlplane.contract.ContractManagerExtension",
            "org.eclipse.edc.connector.controlplane.transfer.TransferManagerExtension",
            "org.eclipse.edc.connector.controlplane.contract.ContractNegotiationCommandExtension",
            "org.eclipse.edc.connector.controlplane.transfer.TransferProcessCommandExtension",
            // Polls for agreements whose policy does not hold any more: ours end by themselves.
            "org.eclipse.edc.connector.policy.monitor.PolicyMonitorExtension");

    private static final boolean POLICIES_CHECKED = true;

    @Inject
    private Monitor monitor;

    @Inject
    private EventRouter events;

    @Inject
    private RemoteMessageDispatcherRegistry dispatchers;

    @Inject
    private AssetIndex assets;

    @Inject
    private Vault vault;

    @Inject
    private ContractDefinitionStore definitions;

    @Inject
    private PolicyDefinitionStore policies;

    @Inject
    private ContractNegotiationStore negotiations;

    @Inject
    private TransactionContext transaction;

    @Inject
    private ParticipantAgentService agents;

    @Inject
    private DataServiceRegistry dataServices;

    @Inject
    private DatasetResolver datasets;

    @Inject
    private DataAddressValidatorRegistry addresses;

    @Inject
    private IdentityService identity;

    @Inject
    private PolicyEngine engine;

    @Inject
    private DataspaceProfileContextRegistry profiles;

    @Inject
    private ParticipantIdentityResolver participants;

    @Override
    public String name() {
        return "Écluse: services of the shell";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        engine.registerScope(TRANSFER_PROCESS_REQUEST_SCOPE, RequestTransferProcessPolicyContext.class);
        engine.registerScope(CONTRACT_NEGOTIATION_REQUEST_SCOPE, RequestContractNegotiationPolicyContext.class);
        engine.registerScope(CATALOGING_REQUEST_SCOPE, RequestCatalogPolicyContext.class);
    }

    @Provider
    public AssetService assetService() {
        var listeners = new AssetObservableImpl();
        listeners.registerListener(new AssetEventListener(events));
        return new AssetServiceImpl(assets, negotiations, transaction, listeners, addresses, new AssetQueryValidator());
    }

    @Provider
    public SecretService secretService() {
        var listeners = new SecretObservableImpl();
        listeners.registerListener(new SecretEventListener(events));
        return new SecretServiceImpl(vault, listeners);
    }

    @Provider
    public CatalogService catalogService() {
        return new CatalogServiceImpl(dispatchers);
    }

    @Provider
    public CatalogProtocolService catalogProtocolService() {
        return new CatalogProtocolServiceImpl(
                datasets, dataServices, protocolTokenValidator(), participants, transaction);
    }

    @Provider
    public ContractAgreementService contractAgreementService() {
        return new ContractAgreementServiceImpl(negotiations, transaction, QueryValidators.contractAgreement());
    }

    @Provider
    public ContractDefinitionService contractDefinitionService() {
        var listeners = new ContractDefinitionObservableImpl();
        listeners.registerListener(new ContractDefinitionEventListener(events));
        return new ContractDefinitionServiceImpl(
                definitions, transaction, listeners, QueryValidators.contractDefinition());
    }

    @Provider
    public PolicyDefinitionService policyDefinitionService() {
        var listeners = new PolicyDefinitionObservableImpl();
        listeners.registerListener(new PolicyDefinitionEventListener(events));
        return new PolicyDefinitionServiceImpl(
                transaction,
                policies,
                definitions,
                listeners,
                engine,
                QueryValidators.policyDefinition(),
                POLICIES_CHECKED);
    }

    @Provider
    public ProtocolTokenValidator protocolTokenValidator() {
        return new ProtocolTokenValidatorImpl(identity, engine, monitor, agents, profiles);
    }

    @Provider
    public VersionProtocolService versionProtocolService() {
        return new VersionProtocolServiceImpl(profiles);
    }
}
