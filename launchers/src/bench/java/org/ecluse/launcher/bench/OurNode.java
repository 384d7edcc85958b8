package org.ecluse.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.launcher.dsp.TestConnector;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;

/**
 * One connector of ours in a process of its own, under the identity that takes each side's word, as stock EDC's mock
 * does: {@code OurNode NAME FOLDER PORT-BASE}. It offers one file to everyone, and ends with its input.
 */
public final class OurNode {
    /** A file in its folder, made when every door is open and the offer stands. */
    static final String READY = "ready";

    private OurNode() {}

    public static void main(String[] args) throws IOException {
        var data = Path.of(args[1]);
        var settings = TestConnector.settings(args[0], data, Integer.parseInt(args[2]));
        try (var connector = TestConnector.start(settings, TestConnector.parts(settings))) {
            connector.service(Operations.class).publish(offer(data));
            Files.createFile(data.resolve(READY));
            while (System.in.read() >= 0) {
                // nothing is said to it; the end of its input is the end of who started it
            }
        }
        System.exit(0); // the shell leaves threads behind
    }

    private static Publication offer(Path data) throws IOException {
        return new Publication(
                "eco-counter-data",
                new Wording("Comptages", "Counts"),
                new Wording("Par heure", "By the hour"),
                List.of(),
                Optional.empty(),
                new DataSource.FileSource(
                        Files.writeString(data.resolve("counts.csv"), DataServer.CONTENT), Format.Csv.SEMICOLONS),
                Mapping.NONE,
                Policy.empty("urn:open", PolicyType.OFFER)
                        .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of())),
                Publication.Visibility.EVERYONE);
    }
}
