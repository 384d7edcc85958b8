package org.ecluse.connector.edc.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.edc.ConnectorRuntime;
import org.ecluse.connector.edc.Outside;
import org.ecluse.connector.edc.ProductParts;
import org.ecluse.connector.identity.TestNode;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.OperationsContract;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.policy.model.Policy;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The product's own operations: the connector and its partner are two runtimes that speak over loopback. */
class ShellOperationsTest extends OperationsContract {
    private static final String ENERGY = "annee;code_iris;nom_iris;numero_de_voie;indice_de_repetition;type_de_voie;"
            + "libelle_de_voie;code_commune;nom_commune;nombre_de_logements;"
            + "consommation_annuelle_totale_de_l_adresse_mwh;adresse;nombre_de_pdl\n"
            + "2023;352380101;Centre;1;;RUE;DE NEMOURS;35238;Rennes;12;60.5;1 RUE DE NEMOURS;12\n";

    @TempDir
    Path folder;

    private ConnectorSettings partnerSettings;
    private ConnectorRuntime partner;
    private ConnectorRuntime own;

    @BeforeEach
    void start() {
        partnerSettings = settings("enedis");
        partner = started(partnerSettings);
        own = started(settings("irisa"));
    }

    @AfterEach
    void stop() {
        own.close();
        partner.close();
    }

    @Override
    protected Operations operations() {
        return own.service(Operations.class);
    }

    @Override
    protected Path file() {
        try {
            return Files.writeString(folder.resolve("energy.csv"), ENERGY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Reached partnerOffers(String assetId, Policy terms) {
        partner.service(Operations.class)
                .publish(new Publication(
                        assetId,
                        new Wording("Comptages", "Counts"),
                        Wording.same(""),
                        List.of(),
                        Optional.empty(),
                        new DataSource.FileSource(file(), Format.Csv.SEMICOLONS),
                        Mapping.NONE,
                        terms,
                        Publication.Visibility.EVERYONE));
        return new Reached(Did.of(partnerSettings.did()), partnerSettings.dspAddress());
    }

    private static ConnectorRuntime started(ConnectorSettings settings) {
        return ConnectorRuntime.start(
                ProductParts.protocolShell(settings, Outside.withoutRegistry(settings, InstantSource.system()))
                        .with(new WordOfMouth(settings.did()))
                        .setting("edc.core.retry.retries.max", "1"));
    }

    private ConnectorSettings settings(String name) {
        return new ConnectorSettings(
                name,
                "did:web:localhost:partners:" + name,
                folder.resolve(name),
                "127.0.0.1",
                TestNode.freePortBase(),
                "127.0.0.1",
                false,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Set.of());
    }
}
