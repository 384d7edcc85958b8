package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse acts}: who did what here, the newest first. */
@Command(name = "acts")
public final class ActsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    public ActsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/acts"), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("when", "who", "act", "subject", "contract", "detail");
        for (JsonNode act : Rows.of(answer, "acts")) {
            table.row(
                    act.path("at").asText(),
                    act.path("by").asText(),
                    act.path("what").asText(),
                    act.path("subject").asText(),
                    act.path("contract").asText(""),
                    act.path("detail").asText());
        }
        table.print();
    }
}
