package org.ecluse.launcher.cli.partner;

import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse accept ID}: agrees to what waits. */
@Command(name = "accept")
public final class AcceptCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "ID", descriptionKey = "parameter.decision")
    private String decision;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "accept.reason")
    private String reason;

    public AcceptCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(
                session,
                door -> session.show(
                        door.post(
                                "/api/decisions/" + Door.segment(decision) + "/accept",
                                new Members().text("reason", reason).object()),
                        answer -> session.say("accept.done", decision)));
    }
}
