package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse pending}: what waits for a person, and what differs from our own terms. */
@Command(name = "pending")
public final class PendingCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    public PendingCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/decisions"), this::print));
    }

    private void print(JsonNode answer) {
        if (answer.path("decisions").isEmpty()) {
            session.say("pending.none");
        }
        for (JsonNode decision : Rows.of(answer, "decisions")) {
            session.say(
                    decision.path("side").asText().equals("PROVIDER") ? "pending.asks" : "pending.offers",
                    decision.path("id").asText(),
                    decision.path("counterparty").asText(),
                    decision.path("asset").asText(),
                    decision.path("decideBy").asText());
            boolean compared = !decision.path("differences").isEmpty();
            for (JsonNode sentence : decision.path(compared ? "differences" : "terms")) {
                session.out().println(session.folded("- " + Rows.inLanguage(sentence, session), "  "));
            }
        }
    }
}
