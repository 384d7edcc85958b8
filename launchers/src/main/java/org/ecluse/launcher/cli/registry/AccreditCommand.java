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

/** {@code ecluse registry accredit NAME}: it is a researcher's institution until a date. */
@Command(name = "accredit")
public final class AccreditCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RegistryConnection connection;

    @Parameters(paramLabel = "NAME", descriptionKey = "registry.member")
    private String name;

    @Option(names = "--institution", required = true, paramLabel = "TEXT", descriptionKey = "registry.institution")
    private String institution;

    @Option(names = "--until", required = true, paramLabel = "INSTANT", descriptionKey = "registry.until")
    private String until;

    public AccreditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("institution", institution)
                .put("until", until);
        String path = "/api/operator/members/" + Door.segment(name) + "/accreditations";
        return connection.with(
                session,
                door -> session.show(
                        door.post(path, body), answer -> session.say("registry.accredit.done", name, until)));
    }
}
