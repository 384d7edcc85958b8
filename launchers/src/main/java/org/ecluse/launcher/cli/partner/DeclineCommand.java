package org.ecluse.launcher.cli.partner;

import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse decline ID}: ends what waits, with a reason that the other side reads. */
@Command(name = "decline")
public final class DeclineCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "ID", descriptionKey = "parameter.decision")
    private String decision;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "decline.reason")
    private String reason;

    public DeclineCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(
                session,
                door -> session.show(
                        door.post(
                                "/api/decisions/" + Door.segment(decision) + "/decline",
                                new Members().text("reason", reason).object()),
                        answer -> session.say("decline.done", decision)));
    }
}
