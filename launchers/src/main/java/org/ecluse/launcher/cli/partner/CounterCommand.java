package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse counter ID --terms TERMS}: answers what waits with other terms. */
@Command(name = "counter", sortOptions = false)
public final class CounterCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "ID", descriptionKey = "parameter.decision")
    private String decision;

    @Mixin
    private TermsOptions terms;

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "counter.reason")
    private String reason;

    public CounterCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode body = new Members().text("reason", reason).object();
        try {
            body.setAll(terms.members());
        } catch (UnusableOption e) {
            return session.wrongUse(e.key(), e.arguments());
        }
        return connection.with(
                session,
                door -> session.show(
                        door.post("/api/decisions/" + Door.segment(decision) + "/counter", body),
                        answer -> session.say("counter.done", decision)));
    }
}
