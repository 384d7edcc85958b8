package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse bundles}: what was asked for together. */
@Command(name = "bundles")
public final class BundlesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    public BundlesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/bundles"), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("bundle", "study", "when", "offer", "state");
        for (JsonNode bundle : Rows.of(answer, "bundles")) {
            for (JsonNode part : bundle.path("parts")) {
                table.row(
                        bundle.path("id").asText(),
                        bundle.path("study").asText(""),
                        bundle.path("askedAt").asText(),
                        part.path("offer").asText(),
                        part.path("state").asText());
            }
        }
        table.print();
    }
}
