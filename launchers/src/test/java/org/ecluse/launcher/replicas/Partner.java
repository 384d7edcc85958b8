package org.ecluse.launcher.replicas;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.Storage;
import org.ecluse.connector.facts.VerifiedCredential;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;

/** Settings of partners in these tests, and what they offer. */
final class Partner {
    /** Where the balancer is. */
    static final String FRONT = "127.0.0.9";

    static final String ASSET = "eco-counter-data";

    private Partner() {}

    /** One process of a partner; its fellows have the same but for {@code bind}. */
    static ConnectorSettings settings(
            String name, Path dataDir, String bind, int portBase, String publicHost, Storage storage) {
        return new ConnectorSettings(
                name,
                "did:web:localhost:partners:" + name,
                dataDir,
                bind,
                portBase,
                publicHost,
                false,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Set.of("127.0.0.1", FRONT),
                storage);
    }

    static List<VerifiedCredential> nothingShown(String peer) {
        return List.of();
    }

    static Publication open(Path file) {
        return new Publication(
                ASSET,
                new Wording("Comptages", "Counts"),
                new Wording("Par heure", "By the hour"),
                List.of(),
                Optional.empty(),
                new DataSource.FileSource(file, Format.Csv.SEMICOLONS),
                Mapping.NONE,
                Policy.empty("urn:open", PolicyType.OFFER)
                        .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of())),
                Publication.Visibility.EVERYONE);
    }
}
