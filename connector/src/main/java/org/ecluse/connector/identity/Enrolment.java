package org.ecluse.connector.identity;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.enrolment.KeyProof;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this connector becomes a member: it proves its key to the registry with a one-time code, is given its DID, and asks
 * for its credentials. Each step can be repeated: who is enrolled stays enrolled, and only asks for credentials again.
 * One enrolment at a time; safe for threads.
 */
public final class Enrolment {
    /** How long the registry may take to deliver. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A credential that ends within this time is asked for anew. */
    public static final Duration RENEWED_BEFORE_END = Duration.ofDays(1);

    private static final String STUDY = "StudyCredential";
    private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

    private final ConnectorSettings settings;
    private final ConnectorIdentity identity;
    private final Wallet wallet;
    private final RegistryDoor registry;

    public Enrolment(ConnectorSettings settings, ConnectorIdentity identity, Wallet wallet) {
        this.settings = settings;
        this.identity = identity;
        this.wallet = wallet;
        this.registry = new RegistryDoor(identity.egress());
    }

    /**
     * Enrols, and returns with the credentials in the wallet.
     *
     * @param code as handed over by the registry's operator, used up by the first success
     * @param address the registry's, without a path
     * @throws EnrolmentRefused when the registry refuses, cannot be reached, or is not the one that the settings name
     * @throws CredentialNotIssued when we are enrolled, but without credentials: ask again
     */
    public synchronized Identity enrol(String code, URI address) {
        if (identity.own().current().isEmpty()) {
            var enrolled = ask(code, address);
            identity.own().become(enrolled);
            LOG.info("enrolled as {} at {}", enrolled.did(), enrolled.registry());
        }
        refreshCredentials();
        return identity.own().enrolled();
    }

    /**
     * Asks for every credential that the registry would give us now and that we do not hold in force: after enrolment, and
     * when it has granted more, such as a study. A newer one takes the place of the older.
     *
     * @return what is held afterwards
     * @throws NotEnrolled before enrolment
     * @throws EnrolmentRefused when the registry refuses, as it does a suspended member
     * @throws CredentialNotIssued when it did not deliver
     */
    public synchronized List<HeldCredential> refreshCredentials() {
        var enrolled = identity.own().enrolled();
        var wanted = good(identity.resolver()
                .resolve(enrolled.registry())
                .then(document -> document.service("IssuerService")
                        .map(Verdict::accepted)
                        .orElseGet(() -> Verdict.refused(
                                "registry.no-issuer", "the registry names no IssuerService", "check its DID document")))
                .then(service -> registry.available(service, identity.tokenFor(enrolled.registry()))));
        var missing = wanted.stream().filter(this::isMissing).toList();
        if (!missing.isEmpty()) {
            wallet.request(enrolled.registry(), missing, PATIENCE);
        }
        return wallet.held();
    }

    /** There may be several studies, and the registry's metadata does not say which: they are always asked for. */
    private boolean isMissing(Wallet.Wanted wanted) {
        return wanted.type().equals(STUDY)
                || wallet.held().stream().noneMatch(held -> held.types().contains(wanted.type()) && isInForce(held));
    }

    private boolean isInForce(HeldCredential held) {
        var soon = identity.clock().instant().plus(RENEWED_BEFORE_END);
        return held.validUntil().map(soon::isBefore).orElse(true)
                && held.status().stream()
                        .allMatch(
                                entry -> identity.status().check(entry).reason().isEmpty());
    }

    private Identity ask(String code, URI address) {
        var challenge = good(registry.challenge(address).then(asked -> expected(asked, address)));
        var verdict = registry.enrol(address, application(code, challenge));
        var given = verdict.fold(admission -> admission.did(), this::orAlreadyAdmitted);
        if (!given.toString().equals(settings.did())) {
            throw new EnrolmentRefused(
                    "enrolment.other-did",
                    "the registry gave us " + given + ", but the settings say " + quote(settings.did()),
                    "set `did` to what the registry gave, or leave it out, and start again");
        }
        return new Identity(
                given, challenge.registry(), address, identity.clock().instant());
    }

    private Map<String, Object> application(String code, RegistryDoor.Challenge challenge) {
        var key = identity.own().key();
        return Map.of(
                "code", code,
                "publicKeyJwk", key.publicJwk().toJSONObject(),
                "nonce", challenge.nonce(),
                "proof", KeyProof.create(key, challenge.registry(), challenge.nonce(), code),
                "services",
                        Map.of(
                                "credentialService",
                                settings.credentialServiceAddress().toString(),
                                "dsp",
                                settings.dspAddress().toString()));
    }

    /** A code is handed over for one registry; another must not get the proof. */
    private Verdict<RegistryDoor.Challenge> expected(RegistryDoor.Challenge challenge, URI address) {
        var did = challenge.registry();
        var pinned = settings.registryDid().map(did.toString()::equals).orElseGet(() -> isAt(did, address));
        return pinned
                ? Verdict.accepted(challenge)
                : Verdict.refused(
                        "enrolment.other-registry",
                        "the registry at " + quote(address) + " says it is " + did,
                        "check the address, and `registry-did` in the settings");
    }

    private static boolean isAt(Did did, URI address) {
        return did.host().equals(address.getHost()) && did.port().orElse(-1) == address.getPort();
    }

    /** An answer of an earlier attempt may have been lost: then our DID document lists our key, and we are enrolled. */
    private Did orAlreadyAdmitted(Refusal refusal) {
        var document = Did.read(settings.did()).then(identity.resolver()::resolve);
        var key = identity.own().key();
        var listed = document.then(found -> found.key(found.id().keyId(key.name())))
                .map(jwk -> jwk instanceof ECKey ec && sameKey(ec, key.publicJwk()))
                .toOptional()
                .orElse(false);
        if (!listed) {
            throw new EnrolmentRefused(refusal);
        }
        return Did.of(settings.did());
    }

    private static boolean sameKey(ECKey one, ECKey other) {
        return one.getCurve().equals(other.getCurve())
                && one.getX().equals(other.getX())
                && one.getY().equals(other.getY());
    }

    private static <T> T good(Verdict<T> verdict) {
        return verdict.fold(value -> value, refusal -> {
            throw new EnrolmentRefused(refusal);
        });
    }
}
