package org.ecluse.connector;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ecluse.contracts.negotiation.Handling;

/**
 * What one connector is told before it starts; everything else it works out. Checked by the launcher, so that a value
 * here is usable as it stands.
 *
 * @param name short name of the partner, lower case letters, digits and dashes: the last segment of its DID
 * @param did the partner's own DID ({@code did:web:...})
 * @param dataDir where keys, stores and tokens are kept; exists, and only its owner may read it
 * @param bind address that every port listens on, e.g. {@code 127.0.0.1}
 * @param portBase first of nine consecutive ports, 1024 to 65527; see the port accessors
 * @param publicHost host name or address under which others reach this connector
 * @param https whether others reach it by https (a reverse proxy ends TLS); false on loopback
 * @param registry the Rennes registry's address; empty for a connector that is not enrolled anywhere
 * @param registryDid the DID of the only issuer whose credentials count; empty when {@code registry} is
 * @param statusCache how old a credential's status may be before it is asked for again
 * @param innerHosts partners' hosts, lower case, that may be on this machine or network; our own and the registry's need
 *     not be named, and calls to any other inner address are refused
 * @param storage where it keeps what must outlast it
 * @param approvals what waits for a person, and who is told
 */
public record ConnectorSettings(
        String name,
        String did,
        Path dataDir,
        String bind,
        int portBase,
        String publicHost,
        boolean https,
        Optional<URI> registry,
        Optional<String> registryDid,
        Duration statusCache,
        Set<String> innerHosts,
        Storage storage,
        Approvals approvals) {

    /**
     * Where persons decide.
     *
     * @param usual how requests and offers are handled that have no rule of their own
     * @param webhook told by POST that something waits for a person; any http or https address, this machine's too
     */
    public record Approvals(Handling usual, Optional<URI> webhook) {
        /** Nobody is told. */
        public static final Approvals USUAL = new Approvals(Handling.USUAL, Optional.empty());
    }

    /** A connector whose persons are asked as usual. */
    public ConnectorSettings(
            String name,
            String did,
            Path dataDir,
            String bind,
            int portBase,
            String publicHost,
            boolean https,
            Optional<URI> registry,
            Optional<String> registryDid,
            Duration statusCache,
            Set<String> innerHosts,
            Storage storage) {
        this(
                name,
                did,
                dataDir,
                bind,
                portBase,
                publicHost,
                https,
                registry,
                registryDid,
                statusCache,
                innerHosts,
                storage,
                Approvals.USUAL);
    }

    public ConnectorSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(did, "did");
        Objects.requireNonNull(dataDir, "dataDir");
        Objects.requireNonNull(bind, "bind");
        Objects.requireNonNull(publicHost, "publicHost");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(registryDid, "registryDid");
        Objects.requireNonNull(statusCache, "statusCache");
        Objects.requireNonNull(storage, "storage");
        Objects.requireNonNull(approvals, "approvals");
        innerHosts = Set.copyOf(innerHosts);
    }

    /** With files in its data folder. */
    public ConnectorSettings(
            String name,
            String did,
            Path dataDir,
            String bind,
            int portBase,
            String publicHost,
            boolean https,
            Optional<URI> registry,
            Optional<String> registryDid,
            Duration statusCache,
            Set<String> innerHosts) {
        this(
                name,
                did,
                dataDir,
                bind,
                portBase,
                publicHost,
                https,
                registry,
                registryDid,
                statusCache,
                innerHosts,
                Storage.FILES);
    }

    /** @return the same, kept elsewhere */
    public ConnectorSettings keptIn(Storage other) {
        return new ConnectorSettings(
                name,
                did,
                dataDir,
                bind,
                portBase,
                publicHost,
                https,
                registry,
                registryDid,
                statusCache,
                innerHosts,
                other);
    }

    /** The web page ({@code /}) and the operator's API ({@code /api}). */
    public int operatorPort() {
        return portBase;
    }

    /** The Dataspace Protocol ({@code /dsp}). */
    public int dspPort() {
        return portBase + 1;
    }

    /** EDC's Management API ({@code /management}). */
    public int managementPort() {
        return portBase + 2;
    }

    /** The DCP credential service and the DID document. */
    public int credentialsPort() {
        return portBase + 3;
    }

    /** The data plane. */
    public int dataPort() {
        return portBase + 4;
    }

    /** Health and versions, for machines ({@code /api/check}). */
    public int healthPort() {
        return portBase + 5;
    }

    /** EDC's control context. */
    public int controlPort() {
        return portBase + 6;
    }

    /** The hub's identity API. */
    public int hubPort() {
        return portBase + 7;
    }

    /** The secure token service. */
    public int stsPort() {
        return portBase + 8;
    }

    /** @return the address others use for {@code port}, without a path */
    public URI publicAddress(int port) {
        return URI.create((https ? "https://" : "http://") + publicHost + ":" + port);
    }

    /** @return our credential service, as our DID document names it; its participant is {@link #name()} in base64url */
    public URI credentialServiceAddress() {
        var participant = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
        return publicAddress(credentialsPort()).resolve("/credentials/v1/participants/" + participant);
    }

    /** @return where peers send Dataspace Protocol messages, version segment not included */
    public URI dspAddress() {
        return publicAddress(dspPort()).resolve("/dsp");
    }
}
