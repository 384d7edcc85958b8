package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse publish FILE|URL --terms TERMS}: puts data on offer; nothing is copied. */
@Command(name = "publish", sortOptions = false)
public final class PublishCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Mixin
    private PublicationOptions publication;

    @Mixin
    private TermsOptions terms;

    @Mixin
    private HandlingOptions handling;

    public PublishCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode body;
        try {
            body = publication.body();
            body.setAll(terms.members());
            body.setAll(handling.members());
        } catch (UnusableOption e) {
            return session.wrongUse(e.key(), e.arguments());
        }
        return connection.with(session, door -> session.show(door.post("/api/assets", body), this::print));
    }

    private void print(JsonNode answer) {
        session.say("publish.done", answer.path("id").asText());
        String link = answer.path("openLink").asText("");
        if (!link.isEmpty()) {
            session.say("publish.link", link);
        }
    }
}
