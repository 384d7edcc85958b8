package org.ecluse.connector.edc;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Requires;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.spi.WebService;
import org.eclipse.edc.web.spi.configuration.PortMapping;
import org.eclipse.edc.web.spi.configuration.PortMappingRegistry;
import org.ecluse.connector.backup.Backup;
import org.ecluse.connector.console.Console;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.connector.identity.ContractKeys;
import org.ecluse.connector.identity.Enrolment;
import org.ecluse.connector.identity.Wallet;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.api.BackupResource;
import org.ecluse.connector.operator.api.OperatorApi;
import org.ecluse.connector.operator.partners.HttpRegistryClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the operator's door: the API under {@code /api} and the page, on the connector's first port. */
@Requires({Operations.class, EarlyEnds.class, OperatorApi.Ledgers.class})
public final class OperatorParts implements ServiceExtension {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorParts.class);
    private static final String DOOR = "operator";
    private static final int RECEIPTS_AGAIN_SECONDS = 60;

    private final Node node;
    private final ConnectorIdentity identity;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(OperatorParts::daemon);
    private OperatorApi api;

    @Inject
    private PortMappingRegistry ports;

    @Inject
    private WebService web;

    @Inject
    private Wallet wallet;

    @Inject
    private Enrolment enrolment;

    OperatorParts(Node node, ConnectorIdentity identity) {
        this.node = node;
        this.identity = identity;
    }

    @Override
    public String name() {
        return "Écluse: the operator's door";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        ports.register(new PortMapping(DOOR, node.settings.operatorPort(), "/"));
        var registry = new HttpRegistryClient(
                () -> identity.own()
                        .current()
                        .map(enrolled -> new HttpRegistryClient.Home(enrolled.registryAddress(), enrolled.registry())),
                identity::tokenFor,
                identity.egress());
        api = new OperatorApi(
                new OperatorApi.Ports(
                        context.getService(Operations.class),
                        new NodeMembership(node.settings, identity, wallet, enrolment),
                        registry,
                        ContractKeys.signer(identity.own()),
                        context.getService(EarlyEnds.class),
                        identity.egress()),
                context.getService(OperatorApi.Ledgers.class),
                node.settings.dataDir(),
                ready::get,
                identity.clock());
        api.resources().forEach(resource -> web.registerResource(DOOR, resource));
        web.registerResource(
                DOOR,
                new BackupResource(
                        Backup.ofRunning(node.settings, node.database, identity.database(), identity.clock())));
        Console.resources().forEach(resource -> web.registerResource(DOOR, resource));
    }

    /** Every door is open, each with all that is behind it: from now on the connector says that it is ready. */
    void allStarted() {
        ready.set(true);
    }

    @Override
    public void start() {
        api.resume();
        timer.scheduleWithFixedDelay(
                this::logReceipts, RECEIPTS_AGAIN_SECONDS, RECEIPTS_AGAIN_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void shutdown() {
        ready.set(false);
        timer.shutdownNow();
        if (api != null) {
            api.close();
        }
    }

    private void logReceipts() {
        try {
            api.payments().logAgain();
        } catch (RuntimeException e) {
            LOG.warn("receipts could not be sent to the registry's log; they are sent again later", e);
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "receipts");
        thread.setDaemon(true);
        return thread;
    }
}
