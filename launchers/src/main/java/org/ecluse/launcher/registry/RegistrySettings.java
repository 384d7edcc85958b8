package org.ecluse.launcher.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;

/**
 * What a registry is started with; already checked.
 *
 * @param programs the folder with {@code registry.war} and {@code payara-micro.jar}
 * @param dataDir database, keys, operator's token, log; made when missing
 * @param bind the address that it listens on
 * @param port the port that it listens on
 * @param publicUrl the address that members are given, without a final slash; its host and port make the registry's DID
 * @param displayName for people
 * @param innerHosts hosts of members that may be on this machine or network
 * @param logLevel of the registry's own log, {@code registry.log} in the data folder
 */
public record RegistrySettings(
        Path programs,
        Path dataDir,
        String bind,
        int port,
        URI publicUrl,
        String displayName,
        Set<String> innerHosts,
        Level logLevel) {
    /** Copies the set in. */
    public RegistrySettings {
        programs = programs.toAbsolutePath().normalize();
        dataDir = dataDir.toAbsolutePath().normalize();
        innerHosts = Set.copyOf(innerHosts);
    }

    /** Where its log is. */
    public Path log() {
        return dataDir.resolve("registry.log");
    }

    /** Where the operator's secret is. */
    public Path operatorToken() {
        return dataDir.resolve("operator-token");
    }
}
