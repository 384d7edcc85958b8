package org.ecluse.launcher.cli.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse registry code NAME}: a one-time code with which that organisation may enrol. */
@Command(name = "code")
public final class CodeCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RegistryConnection connection;

    @Parameters(paramLabel = "NAME", descriptionKey = "registry.member")
    private String name;

    @Option(names = "--display-name", paramLabel = "TEXT", descriptionKey = "registry.display-name")
    private String displayName;

    @Option(names = "--valid-for", paramLabel = "DURATION", descriptionKey = "registry.valid-for")
    private String validFor;

    public CodeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("displayName", displayName == null ? name : displayName);
        if (validFor != null) {
            body.put("validFor", validFor);
        }
        return connection.with(
                session,
                door -> session.show(door.post("/api/operator/enrolment-codes", body), answer -> session.out()
                        .println(answer.path("code").asText())));
    }
}
