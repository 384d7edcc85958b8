package org.ecluse.connector.edc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.facts.Party;
import org.ecluse.connector.facts.PartyFacts;
import org.ecluse.connector.facts.VerifiedCredential;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.connector.identity.CredentialNotIssued;
import org.ecluse.connector.identity.Enrolment;
import org.ecluse.connector.identity.EnrolmentRefused;
import org.ecluse.connector.identity.HeldCredential;
import org.ecluse.connector.identity.Wallet;
import org.ecluse.connector.operator.Membership;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.SelfView;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own standing, by what the registry has issued to us. */
final class NodeMembership implements Membership {
    /** The registry is not asked again for our credentials within this time. */
    static final Duration ASKED_AGAIN_AFTER = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(NodeMembership.class);

    private final ConnectorSettings settings;
    private final ConnectorIdentity identity;
    private final Wallet wallet;
    private final Enrolment enrolment;
    private Instant askedAt = Instant.EPOCH;

    NodeMembership(ConnectorSettings settings, ConnectorIdentity identity, Wallet wallet, Enrolment enrolment) {
        this.settings = settings;
        this.identity = identity;
        this.wallet = wallet;
        this.enrolment = enrolment;
    }

    @Override
    public SelfView self() {
        var current = identity.own().current();
        var held = current.isEmpty() ? List.<HeldCredential>of() : wallet.held();
        return new SelfView(
                settings.name(),
                current.map(enrolled -> enrolled.did()).orElseGet(() -> Did.of(settings.did())),
                settings.dspAddress(),
                current.map(enrolled -> enrolled.registryAddress()).or(settings::registry),
                current.isPresent(),
                held.stream().map(NodeMembership::view).toList());
    }

    @Override
    public Facts ownFacts() {
        var current = identity.own().current();
        if (current.isEmpty()) {
            return Facts.NONE;
        }
        var credentials = wallet.held().stream().map(NodeMembership::verified).toList();
        var party = new Party(
                current.get().did().toString(), current.get().registry().toString(), credentials);
        return new PartyFacts(
                party,
                identity.clock().instant(),
                Verdict::accepted,
                duty -> Fulfilment.unknown("the provider keeps this account"));
    }

    @Override
    public SelfView enrol(String code, Optional<URI> registry) {
        var address = registry.or(settings::registry)
                .orElseThrow(() -> new OperationRefused(new Problem(
                        "registry.none",
                        "",
                        "neither the request nor the configuration names a registry",
                        "set `registry-url`, or name the registry's address")));
        try {
            enrolment.enrol(code, address);
            return self();
        } catch (EnrolmentRefused e) {
            throw refused(e.refusal().code(), e.refusal().cause(), e.refusal().cure());
        } catch (CredentialNotIssued e) {
            throw refused("enrolment.no-credentials", e.getMessage(), "enrol again: the code is not used up twice");
        }
    }

    @Override
    public synchronized void refresh() {
        var now = identity.clock().instant();
        if (identity.own().current().isEmpty() || now.isBefore(askedAt.plus(ASKED_AGAIN_AFTER))) {
            return;
        }
        askedAt = now;
        try {
            enrolment.refreshCredentials();
        } catch (EnrolmentRefused | CredentialNotIssued e) {
            LOG.warn("our credentials are as last issued, the registry gives no newer: {}", e.getMessage());
        }
    }

    private static OperationRefused refused(String code, String cause, String cure) {
        return new OperationRefused(new Problem(code, "", cause, cure));
    }

    private static SelfView.Held view(HeldCredential credential) {
        var type = credential.types().stream()
                .filter(name -> !name.equals("VerifiableCredential"))
                .findFirst()
                .orElse("VerifiableCredential");
        return new SelfView.Held(type, Did.of(credential.issuer()), credential.validUntil());
    }

    private static VerifiedCredential verified(HeldCredential held) {
        return new VerifiedCredential(
                new HashSet<>(held.types()),
                held.issuer(),
                held.subject(),
                held.claims(),
                held.validFrom(),
                held.validUntil(),
                Optional.empty());
    }
}
