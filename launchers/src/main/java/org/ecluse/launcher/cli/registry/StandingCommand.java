package org.ecluse.launcher.cli.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What changes a member's standing. */
abstract class StandingCommand implements Callable<Integer> {
    private final Session session;
    private final String change;

    @Mixin
    private RegistryConnection connection;

    @Parameters(paramLabel = "NAME", descriptionKey = "registry.member")
    private String name;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "registry.reason")
    private String reason;

    /** @param change last segment of the path, and key of the sentence that says it is done */
    StandingCommand(Session session, String change) {
        this.session = session;
        this.change = change;
    }

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        String path = "/api/operator/members/" + Door.segment(name) + "/" + change;
        return connection.with(
                session,
                door -> session.show(
                        door.post(path, body), answer -> session.say("registry." + change + ".done", name)));
    }

    /** {@code ecluse registry suspend NAME}: its credentials count no longer. */
    @Command(name = "suspend")
    static final class Suspend extends StandingCommand {
        Suspend(Session session) {
            super(session, "suspend");
        }
    }

    /** {@code ecluse registry reinstate NAME}: they count again. */
    @Command(name = "reinstate")
    static final class Reinstate extends StandingCommand {
        Reinstate(Session session) {
            super(session, "reinstate");
        }
    }
}
