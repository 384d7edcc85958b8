package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse published}: what this connector offers. */
@Command(name = "published")
public final class PublishedCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    public PublishedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/assets"), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("asset", "title");
        for (JsonNode asset : Rows.of(answer, "assets")) {
            table.row(asset.path("id").asText(), Rows.inLanguage(asset.path("title"), session));
        }
        table.print();
    }
}
