package org.ecluse.connector.edc.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.connector.identity.NotEnrolled;

/** The identity's share of what a runtime is put together from. The wiring is written out here. */
public final class IdentityParts {
    /** EDC's extensions whose place ours take. */
    public static final Set<String> REPLACED = Set.of(
            "org.eclipse.edc.token.TokenServicesExtension",
            "org.eclipse.edc.iam.verifiablecredentials.RevocationServiceRegistryExtension");

    /** All that EDC brings for DCP and the credential service: left out where a test brings another identity. */
    public static final Set<String> ALL_OF_DCP = Set.of(
            "org.eclipse.edc.iam.verifiablecredentials.*",
            "org.eclipse.edc.iam.decentralizedclaims.*",
            "org.eclipse.edc.iam.did.*",
            "org.eclipse.edc.identityhub.*");

    /** EDC's own idea of one participant, fixed at start: {@link OwnParticipant} takes its place. */
    public static final String FIXED_PARTICIPANT =
            "org.eclipse.edc.participantcontext.single.SingleParticipantContextDefaultServicesExtension";

    private static final String CREDENTIALS_PATH = "/credentials";

    private IdentityParts() {}

    /** @return our extensions, in no particular order: EDC sorts them */
    public static List<ServiceExtension> extensions(ConnectorSettings settings, ConnectorIdentity identity) {
        var contextId = settings.name();
        var checked = new CheckedTokens(identity.own(), identity.resolver(), identity.replayGuard(), identity.clock());
        var credentials = new DurableCredentials(identity.credentialRows(), contextId);
        return List.of(
                new OwnParticipant(contextId, ownDid(identity)),
                new TokenParts(checked, new OwnSigner(identity.own())),
                new DcpServices(contextId, identity, checked, credentials),
                new DcpWiring(identity.resolver(), credentials),
                new PresentationParts(identity),
                new WalletParts(settings, identity));
    }

    /** @return EDC settings that go with {@link #extensions} */
    public static Map<String, String> settings(ConnectorSettings settings) {
        var edc = new HashMap<String, String>();
        edc.put("web.http.credentials.port", String.valueOf(settings.credentialsPort()));
        edc.put("web.http.credentials.path", CREDENTIALS_PATH);
        // INVARIANT: this makes every door of DCP bring the rule that CheckedTokens takes as "once only".
        edc.put("edc.iam.accesstoken.jti.validation", "true");
        // Our resolver caches, and forgets sooner; a second cache would only be staler.
        edc.put("edc.did.resolver.cache.expiry", "1");
        // A peer's credential service is asked while a request of that peer waits: it must not make us wait long.
        edc.put("edc.core.retry.retries.max", "1");
        edc.put("edc.core.retry.backoff.min", "100");
        edc.put("edc.core.retry.backoff.max", "500");
        edc.put("edc.http.client.timeout.connect", "5");
        edc.put("edc.http.client.timeout.read", "10");
        return edc;
    }

    private static Supplier<String> ownDid(ConnectorIdentity identity) {
        return () -> identity.own()
                .current()
                .map(enrolled -> enrolled.did().toString())
                .orElse(NotEnrolled.CODE);
    }
}
