package org.ecluse.launcher.dsp;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.runtime.metamodel.annotation.Requires;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.spi.WebService;
import org.eclipse.edc.web.spi.configuration.PortMapping;
import org.eclipse.edc.web.spi.configuration.PortMappingRegistry;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.ending.EarlyEnds;
import org.ecluse.connector.operator.Membership;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Partner;
import org.ecluse.connector.operator.RegistryClient;
import org.ecluse.connector.operator.SelfView;
import org.ecluse.connector.operator.api.OperatorApi;
import org.ecluse.contracts.payment.LogEntry;
import org.ecluse.contracts.signature.Signer;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.trust.Did;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.keys.OwnerOnlyFile;

/**
 * The operator's real door on a connector without a registry, whose partners are those that the test names: so that
 * commands reach peers that no registry of ours would admit.
 */
@Requires({Operations.class, EarlyEnds.class, OperatorApi.Ledgers.class})
final class TestOperatorDoor implements ServiceExtension {
    private static final String DOOR = "operator";

    private final ConnectorSettings settings;
    private final List<Partner> partners;
    private OperatorApi api;

    @Inject
    private PortMappingRegistry ports;

    @Inject
    private WebService web;

    TestOperatorDoor(ConnectorSettings settings, Partner... partners) {
        this.settings = settings;
        this.partners = List.of(partners);
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        ports.register(new PortMapping(DOOR, settings.operatorPort(), "/"));
        api = new OperatorApi(
                new OperatorApi.Ports(
                        context.getService(Operations.class),
                        new NobodysMember(settings),
                        new ListedPartners(partners),
                        new NoSignature(),
                        context.getService(EarlyEnds.class),
                        new Egress(EgressRules.within(Set.of("127.0.0.1")))),
                context.getService(OperatorApi.Ledgers.class),
                settings.dataDir(),
                () -> true,
                InstantSource.system());
        api.resources().forEach(resource -> web.registerResource(DOOR, resource));
    }

    @Override
    public void shutdown() {
        api.close();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + settings.operatorPort());
    }

    /** What the API answers to its operator, whatever that is. */
    JsonNode get(String path) {
        var token = OwnerOnlyFile.readOrCreateToken(tokenFile());
        return new Door(address(), Optional.of(token)).get(path).body();
    }

    Path tokenFile() {
        return settings.dataDir().resolve("operator-token");
    }

    private record NobodysMember(ConnectorSettings settings) implements Membership {
        @Override
        public SelfView self() {
            return new SelfView(
                    settings.name(), Did.of(settings.did()), settings.dspAddress(), Optional.empty(), false, List.of());
        }

        @Override
        public Facts ownFacts() {
            return Facts.NONE;
        }

        @Override
        public void refresh() {
            // there is nobody to ask
        }

        @Override
        public SelfView enrol(String code, Optional<URI> registry) {
            throw new AssertionError("nobody enrols in this test");
        }
    }

    private record ListedPartners(List<Partner> directory) implements RegistryClient {
        @Override
        public LogEntry logReceipt(String hash) {
            throw new AssertionError("nobody pays in this test");
        }
    }

    private static final class NoSignature implements Signer {
        @Override
        public String keyId() {
            throw new AssertionError("nothing is signed in this test");
        }

        @Override
        public String jws(String type, byte[] payload) {
            throw new AssertionError("nothing is signed in this test");
        }
    }
}
