package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse offer PARTNER/ASSET}: what it is, and its terms in plain words. */
@Command(name = "offer")
public final class OfferCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "OFFER", descriptionKey = "parameter.offer", converter = OfferName.Reader.class)
    private OfferName offer;

    public OfferCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = offer.path() + "?lang=" + session.texts().language();
        return connection.with(session, door -> session.show(door.get(path), this::print));
    }

    private void print(JsonNode answer) {
        session.out().println(session.folded(Rows.inLanguage(answer.path("title"), session), ""));
        String description = Rows.inLanguage(answer.path("description"), session);
        if (!description.isBlank()) {
            session.out().println(session.folded(description, ""));
        }
        for (JsonNode sentence : answer.path("terms")) {
            session.out().println(session.folded("- " + Rows.inLanguage(sentence, session), "  "));
        }
    }
}
