package org.ecluse.launcher.dsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.TransferView;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.policy.model.Policy;
import org.ecluse.trust.Did;

/** A provider and a consumer, and what they do with each other. */
record Dealing(TestConnector provider, TestConnector consumer) {
    static final String CONTENT = "isoDate;counts\n2026-01-01T00:00:00Z;12\n";

    Operations offers() {
        return provider.service(Operations.class);
    }

    Operations asks() {
        return consumer.service(Operations.class);
    }

    /** Puts a small file on offer to everyone. */
    void offer(Path folder, String assetId, Policy terms) {
        try {
            var file = Files.writeString(folder.resolve(assetId + ".csv"), CONTENT);
            offers().publish(new Publication(
                    assetId,
                    new Wording("Comptages", "Counts"),
                    new Wording("Par heure", "By the hour"),
                    List.of(),
                    Optional.empty(),
                    new DataSource.FileSource(file, Format.Csv.SEMICOLONS),
                    Mapping.NONE,
                    terms,
                    Publication.Visibility.EVERYONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The consumer asks for the asset; the negotiation has ended. */
    NegotiationView asked(String assetId) {
        var did = Did.of(provider.settings().did());
        var address = provider.settings().dspAddress();
        var offer = asks().catalog(did, address).stream()
                .filter(one -> one.assetId().equals(assetId))
                .findFirst()
                .orElseThrow();
        var id = asks().request(did, address, offer).id();
        return Waiting.until("the negotiation has ended", () -> asks().negotiation(id)
                .filter(view -> view.state().last()));
    }

    /** The consumer asks for the asset, and both sides keep the agreement. */
    AgreementId agreed(String assetId) {
        var ended = asked(assetId);
        if (ended.problem().isPresent()) {
            throw new AssertionError("no agreement: " + ended.problem());
        }
        var agreement = ended.agreementId().orElseThrow();
        Waiting.until("both sides have the agreement", () -> offers().contract(agreement)
                .filter(view -> asks().contract(agreement).isPresent()));
        return agreement;
    }

    /** A pull that has started, or been refused. */
    TransferView pulled(AgreementId agreement) {
        var transfer = asks().startTransfer(agreement, Operations.PULL, Optional.empty());
        return Waiting.until("the transfer is started or refused", () -> asks().transfer(transfer.id())
                .filter(view -> view.state() != TransferView.State.REQUESTED));
    }
}
