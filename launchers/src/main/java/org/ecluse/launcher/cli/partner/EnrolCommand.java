package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse enrol CODE}: joins the registry with a one-time code. */
@Command(name = "enrol")
public final class EnrolCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "CODE", descriptionKey = "enrol.code")
    private String code;

    @Option(names = "--registry", paramLabel = "URL", descriptionKey = "enrol.registry")
    private URI registry;

    public EnrolCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("code", code);
        if (registry != null) {
            body.put("registry", registry.toString());
        }
        return connection.with(
                session,
                door -> session.show(
                        door.post("/api/enrol", body),
                        answer -> session.say("enrol.done", answer.path("did").asText())));
    }
}
