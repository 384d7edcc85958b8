package org.ecluse.launcher.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse registry members}: who is in, and in which standing. */
@Command(name = "members")
public final class MembersCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RegistryConnection connection;

    public MembersCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/operator/members"), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("name", "standing", "identity");
        for (JsonNode member : answer.isArray() ? answer : answer.path("members")) {
            table.row(
                    member.path("name").asText(),
                    member.path("standing").asText(),
                    member.path("did").asText());
        }
        table.print();
    }
}
