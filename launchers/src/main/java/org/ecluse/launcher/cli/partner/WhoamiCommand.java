package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse whoami}: this connector's identity, and the credentials it can show. */
@Command(name = "whoami")
public final class WhoamiCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    public WhoamiCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/self"), this::print));
    }

    private void print(JsonNode self) {
        session.out().println(self.path("did").asText());
        Table table = session.table("credential", "until");
        for (JsonNode held : Rows.of(self, "credentials")) {
            table.row(held.path("type").asText(), held.path("validUntil").asText());
        }
        table.print();
    }
}
