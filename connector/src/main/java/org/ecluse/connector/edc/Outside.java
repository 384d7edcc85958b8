package org.ecluse.connector.edc;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.facts.CredentialStatus;
import org.ecluse.connector.identity.ConnectorIdentity;
import org.ecluse.connector.identity.ContractKeys;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.keys.KeyVault;

/**
 * What the node has of keys, clock and network.
 *
 * @param status whether a credential has been revoked
 * @param trustedIssuer DID of the registry whose credentials count, empty text while there is none; enrolment sets it
 * @param keys what contracts are signed and verified with
 * @param egress the one way out: pushes go by it, and its rules hold for the shell's calls too
 */
public record Outside(
        KeyVault vault,
        CredentialStatus status,
        Supplier<String> trustedIssuer,
        ContractKeys keys,
        Egress egress,
        InstantSource clock) {

    /** The product's: all of it belongs to the identity. */
    static Outside of(ConnectorSettings settings, ConnectorIdentity identity) {
        return new Outside(
                identity.vault(),
                identity.status()::check,
                () -> identity.own()
                        .current()
                        .map(enrolled -> enrolled.registry().toString())
                        .or(settings::registryDid)
                        .orElse(""),
                ContractKeys.of(identity),
                identity.egress(),
                identity.clock());
    }

    /** For a connector without a registry: nothing was issued to it or its peers, so nothing is revoked or signed. */
    public static Outside withoutRegistry(ConnectorSettings settings, InstantSource clock) {
        return withoutRegistry(settings, ContractKeys.none(), clock);
    }

    /** For a connector without a registry whose contracts are signed with {@code keys}. */
    public static Outside withoutRegistry(ConnectorSettings settings, ContractKeys keys, InstantSource clock) {
        return new Outside(
                KeyVault.open(settings.dataDir(), clock),
                Verdict::accepted,
                () -> "",
                keys,
                new Egress(ConnectorIdentity.callsAllowedBy(settings)),
                clock);
    }
}
