package org.ecluse.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.ecluse.registry.credentials.Delivery;
import org.ecluse.registry.credentials.Entitlements;
import org.ecluse.registry.credentials.Issuer;
import org.ecluse.registry.credentials.Issuing;
import org.ecluse.registry.credentials.StatusLists;
import org.ecluse.registry.log.RegistryLog;
import org.ecluse.registry.members.Challenges;
import org.ecluse.registry.members.Enrolment;
import org.ecluse.registry.members.MemberDidResolver;
import org.ecluse.registry.members.Members;
import org.ecluse.registry.store.Database;
import org.ecluse.registry.store.StoredReplayGuard;
import org.ecluse.registry.studies.Accreditations;
import org.ecluse.registry.studies.Studies;
import org.ecluse.trust.Did;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.EgressRules;
import org.ecluse.trust.keys.KeyVault;
import org.ecluse.trust.keys.OwnerOnlyFile;
import org.ecluse.trust.resolution.CachingDidResolver;
import org.ecluse.trust.resolution.DidDocument;
import org.ecluse.trust.resolution.DidResolver;
import org.ecluse.trust.resolution.WebDidResolver;
import org.ecluse.trust.tokens.TokenVerifier;

/** One open registry, its parts wired together. Close it to stop its threads and its database. */
public final class Registry implements AutoCloseable {
    private static final String KEY = "registry-key-1";

    private final Database database;
    private final Egress egress;
    private final Issuer issuer;
    private final String operatorToken;
    private final Members members;
    private final Enrolment enrolment;
    private final Studies studies;
    private final Accreditations accreditations;
    private final StatusLists statusLists;
    private final Delivery delivery;
    private final Issuing issuing;
    private final RegistryLog log;
    private final TokenVerifier tokens;

    /** Opens the registry in its data folder, making keys, tables and the operator's token on first start. */
    public Registry(RegistrySettings settings, InstantSource clock) {
        Path data = settings.dataDir();
        URI publicUrl = settings.publicUrl();
        boolean https = "https".equals(publicUrl.getScheme());
        KeyVault vault = KeyVault.open(data.resolve("keys"), clock);
        operatorToken = OwnerOnlyFile.readOrCreateToken(data.resolve("operator-token"));
        issuer = new Issuer(Did.under(publicUrl, List.of()), vault.signingKey(KEY), publicUrl);
        database = Database.open(data);
        egress = new Egress(
                new EgressRules(https, settings.innerHosts(), EgressRules.DEADLINE, EgressRules.RESPONSE_BYTES_MAX));
        log = new RegistryLog(database, clock);
        members = new Members(database, log, clock);
        enrolment = new Enrolment(
                database,
                members,
                new Challenges(vault.secret("enrolment-challenges"), clock),
                issuer.did(),
                publicUrl,
                clock);
        studies = new Studies(database, clock);
        accreditations = new Accreditations(database, clock);
        DidResolver resolver =
                new MemberDidResolver(members, new CachingDidResolver(new WebDidResolver(egress, https), clock));
        statusLists = new StatusLists(database, issuer, clock);
        delivery = new Delivery(new Delivery.Means(database, members, resolver, egress, issuer), clock);
        issuing = new Issuing(database, new Entitlements(studies, accreditations, clock), statusLists, delivery, clock);
        tokens = new TokenVerifier(issuer.did(), resolver, new StoredReplayGuard(database, clock), clock);
        delivery.resume();
    }

    /** The registry's own DID document. */
    public DidDocument document() {
        var key = new DidDocument.Key(issuer.did().keyId(KEY), issuer.key().publicJwk());
        var service = new DidDocument.Service(
                issuer.did().keyId("issuer"), "IssuerService", URI.create(issuer.publicUrl() + "/issuer"));
        return new DidDocument(issuer.did(), List.of(key), List.of(service));
    }

    /** Whether the database answers. */
    public boolean isHealthy() {
        try {
            return database.commit(tx -> tx.one("select 1 as one", row -> row.number("one")))
                    .isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Who vouches. */
    public Issuer issuer() {
        return issuer;
    }

    /** The secret that operators show. */
    public String operatorToken() {
        return operatorToken;
    }

    /** Who belongs. */
    public Members members() {
        return members;
    }

    /** How one comes to belong. */
    public Enrolment enrolment() {
        return enrolment;
    }

    /** Registered studies. */
    public Studies studies() {
        return studies;
    }

    /** Accredited researchers. */
    public Accreditations accreditations() {
        return accreditations;
    }

    /** Which credentials hold. */
    public StatusLists statusLists() {
        return statusLists;
    }

    /** Requests for credentials. */
    public Issuing issuing() {
        return issuing;
    }

    /** The log. */
    public RegistryLog log() {
        return log;
    }

    /** The door for members' tokens. */
    public TokenVerifier tokens() {
        return tokens;
    }

    @Override
    public void close() {
        delivery.close();
        egress.close();
        database.close();
    }
}
