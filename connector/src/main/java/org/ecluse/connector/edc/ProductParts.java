package org.ecluse.connector.edc;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.door.DoorParts;
import org.ecluse.connector.edc.ending.EndingParts;
import org.ecluse.connector.edc.identity.IdentityParts;
import org.ecluse.connector.edc.identity.OwnParticipant;
import org.ecluse.connector.edc.jsonld.JsonLdParts;
import org.ecluse.connector.edc.negotiation.NegotiationParts;
import org.ecluse.connector.edc.negotiation.NegotiationStoreParts;
import org.ecluse.connector.edc.negotiation.PeerSignatures;
import org.ecluse.connector.edc.negotiation.SignatureWireParts;
import org.ecluse.connector.edc.policy.PolicyGateParts;
import org.ecluse.connector.edc.policy.PolicyWireParts;
import org.ecluse.connector.edc.shelf.ShelfParts;
import org.ecluse.connector.edc.shell.ShellServices;
import org.ecluse.connector.edc.transfer.TransferParts;
import org.ecluse.connector.edc.transfer.TransferStoreParts;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.connector.operator.api.OperatorToken;
import org.ecluse.contracts.termination.Terminations;
import org.ecluse.trust.keys.OwnerOnlyFile;

/** What the product's connector is put together from. The wiring is written out here and nowhere else. */
public final class ProductParts {
    /** A second way into the management API, by tokens of somebody else's: ours has one way in. */
    private static final String OTHERS_TOKENS = "org.eclipse.edc.api.auth.delegated.DelegatedAuthenticationExtension";

    private static final SecureRandom RANDOM = new SecureRandom();

    private ProductParts() {}

    /** @return the whole product; {@code identity} is closed by who opened it, after the runtime */
    public static RuntimeParts of(ConnectorSettings settings, ConnectorIdentity identity) {
        var outside = Outside.of(settings, identity);
        var node = new Node(settings, outside, AtRest.automatic(settings, outside.clock()));
        var parts = shell(settings, node)
                .with(new OperatorParts(node, identity))
                .with(IdentityParts.extensions(settings, identity).toArray(ServiceExtension[]::new))
                .without(IdentityParts.REPLACED.toArray(String[]::new));
        for (var setting : IdentityParts.settings(settings).entrySet()) {
            parts = parts.setting(setting.getKey(), setting.getValue());
        }
        return parts;
    }

    /** @return everything but who we are: an identity service is still to be added */
    public static RuntimeParts protocolShell(ConnectorSettings settings, Outside outside) {
        return protocolShell(settings, outside, AtRest.automatic(settings, outside.clock()));
    }

    /** As {@link #protocolShell(ConnectorSettings, Outside)}, with other moves than the product's. */
    public static RuntimeParts protocolShell(ConnectorSettings settings, Outside outside, AtRest atRest) {
        return shell(settings, new Node(settings, outside, atRest))
                .with(new OwnParticipant(settings.name(), settings::did))
                .without(IdentityParts.ALL_OF_DCP.toArray(String[]::new));
    }

    private static RuntimeParts shell(ConnectorSettings settings, Node node) {
        var leftOut = new HashSet<>(ShellServices.REPLACED);
        leftOut.addAll(Set.of(
                IdentityParts.FIXED_PARTICIPANT,
                OTHERS_TOKENS,
                GuardedCalls.REPLACED,
                JsonLdParts.REPLACED,
                ShelfParts.REPLACED));
        return new RuntimeParts(
                List.of(
                        new BoundDoors(settings.bind()),
                        new GuardedCalls(node.outside.egress()),
                        new JsonLdParts(),
                        new DoorParts(),
                        new PolicyWireParts(node.bridge, node.gate.asked()),
                        new SignatureWireParts(),
                        new PolicyGateParts(node.gate, node.books::of),
                        new NegotiationStoreParts(node.negotiations, () -> node.shell),
                        new TransferStoreParts(node.transfers, node.shell::participantContext),
                        new ShellServices(),
                        new NegotiationParts(negotiationPorts(node)),
                        new TransferParts(transferPorts(node)),
                        new ShelfParts(node.database),
                        new EndingParts(endingPorts(node)),
                        new NodeParts(node)),
                leftOut,
                edcSettings(settings));
    }

    private static NegotiationParts.Ports negotiationPorts(Node node) {
        return new NegotiationParts.Ports(
                node.negotiations,
                () -> node.shell,
                node.atRest.nextMove(),
                node.outside.keys()::sign,
                new PeerSignatures(node.verifier, node.outside.keys().published()),
                concluded -> node.contracts.made(concluded.agreement().orElseThrow(), concluded.signatures()),
                node.reminders::rests,
                node.terms,
                node.gate::tellPeer,
                node.outside.clock());
    }

    private static EndingParts.Ports endingPorts(Node node) {
        var keys = node.outside.keys();
        var clock = node.outside.clock();
        return new EndingParts.Ports(
                node.negotiations,
                node.agreements,
                node.terminations,
                new Terminations(
                        node.agreements, node.terminations, node.verifier, keys.published(), keys.asSigner(), clock),
                node.contracts::end,
                node.database.isShared(),
                clock);
    }

    private static TransferParts.Ports transferPorts(Node node) {
        return new TransferParts.Ports(
                node.transfers,
                node.negotiations,
                () -> node.shell,
                agreement -> node.contracts.find(agreement).isPresent(),
                node.atRest.flowGate(),
                node.gate::tellPeer,
                node.outside.clock());
    }

    private static Map<String, String> edcSettings(ConnectorSettings settings) {
        var edc = new HashMap<String, String>();
        edc.put("edc.component.id", settings.name());
        edc.put("edc.hostname", settings.publicHost());
        door(edc, "", settings.healthPort(), "/api");
        door(edc, ".protocol", settings.dspPort(), "/dsp");
        door(edc, ".management", settings.managementPort(), "/management");
        door(edc, ".control", settings.controlPort(), "/control");
        edc.put("edc.dsp.callback.address", settings.dspAddress().toString());
        closedTo(
                edc,
                "management",
                OwnerOnlyFile.readOrCreateToken(settings.dataDir().resolve(OperatorToken.FILE)));
        closedTo(edc, "control", secret());
        return edc;
    }

    private static void door(Map<String, String> edc, String context, int port, String path) {
        edc.put("web.http" + context + ".port", String.valueOf(port));
        edc.put("web.http" + context + ".path", path);
    }

    private static void closedTo(Map<String, String> edc, String context, String key) {
        edc.put("web.http." + context + ".auth.type", "tokenbased");
        edc.put("web.http." + context + ".auth.key", key);
    }

    private static String secret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
