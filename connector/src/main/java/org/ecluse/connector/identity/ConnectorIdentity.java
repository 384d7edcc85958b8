package org.ecluse.connector.identity;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.contracts.store.Database;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.keys.KeyVault;
import org.ecluse.trust.resolution.CachingDidResolver;
import org.ecluse.trust.resolution.DidResolver;
import org.ecluse.trust.resolution.WebDidResolver;
import org.ecluse.trust.status.StatusClient;
import org.ecluse.trust.tokens.JwsVerifier;
import org.ecluse.trust.tokens.ReplayGuard;
import org.ecluse.trust.tokens.SelfIssuedTokens;

/**
 * What one process needs to be somebody: keys, identity, spent tokens, and the ways to look others up. Opened once, before
 * the protocol shell starts, and closed after it. Safe for threads.
 */
public final class ConnectorIdentity implements AutoCloseable {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private final InstantSource clock;
    private final KeyVault vault;
    private final OwnIdentity own;
    private final IdentityStore store;
    private final ReplayGuard replayGuard;
    private final Egress egress;
    private final DidResolver resolver;
    private final StatusClient status;

    private ConnectorIdentity(ConnectorSettings settings, InstantSource clock) {
        Path folder = settings.dataDir();
        this.clock = clock;
        this.vault = KeyVault.open(folder, clock);
        this.own = OwnIdentity.open(folder, vault);
        this.store = settings.storage().server().map(IdentityStore::open).orElseGet(() -> IdentityStore.open(folder));
        this.replayGuard = new SqlReplayGuard(store, clock);
        this.egress = new Egress(callsAllowedBy(settings));
        var web = new CachingDidResolver(new WebDidResolver(egress, settings.https()), clock);
        // Our own document is known without asking: we must recognise ourselves while its host is down.
        this.resolver = did -> own.is(did) ? Verdict.accepted(own.document()) : web.resolve(did);
        var standard = StatusClient.Freshness.standard();
        this.status = new StatusClient(
                egress,
                new JwsVerifier(resolver),
                new StatusClient.Freshness(settings.statusCache(), standard.staleMax()),
                clock);
    }

    /**
     * Opens what the settings' data folder holds, and makes what is missing.
     *
     * @throws org.ecluse.trust.keys.KeyVaultUnreadable when the keys cannot be opened
     * @throws IdentityStore.StoreFailed when the database cannot be opened
     */
    public static ConnectorIdentity open(ConnectorSettings settings, InstantSource clock) {
        return new ConnectorIdentity(settings, clock);
    }

    /** On one machine, this machine may be called; in any case the registry and the hosts that the settings name. */
    public static EgressRules callsAllowedBy(ConnectorSettings settings) {
        Set<String> inner = new HashSet<>();
        if (LOOPBACK.contains(settings.publicHost())) {
            inner.addAll(LOOPBACK);
        }
        inner.addAll(settings.innerHosts());
        inner.add(settings.publicHost());
        settings.registry().ifPresent(address -> inner.add(address.getHost()));
        return new EgressRules(settings.https(), inner, EgressRules.DEADLINE, EgressRules.RESPONSE_BYTES_MAX);
    }

    public InstantSource clock() {
        return clock;
    }

    public KeyVault vault() {
        return vault;
    }

    public OwnIdentity own() {
        return own;
    }

    public ReplayGuard replayGuard() {
        return replayGuard;
    }

    /** @return the credentials held, as rows */
    public CredentialRows credentialRows() {
        return new CredentialRows(store);
    }

    /** @return where spent tokens and held credentials are kept */
    public Database database() {
        return store.database();
    }

    public Egress egress() {
        return egress;
    }

    public DidResolver resolver() {
        return resolver;
    }

    public StatusClient status() {
        return status;
    }

    /**
     * @return a token that proves to {@code audience}, once, that we are calling
     * @throws NotEnrolled before enrolment
     */
    public String tokenFor(Did audience) {
        return tokenFor(audience, Map.of());
    }

    /** As {@link #tokenFor(Did)}, with further claims, such as the audience's own access token in {@code token}. */
    public String tokenFor(Did audience, Map<String, Object> claims) {
        return new SelfIssuedTokens(own.enrolled().did(), own.key(), clock).create(audience, claims);
    }

    @Override
    public void close() {
        egress.close();
        store.close();
    }
}
