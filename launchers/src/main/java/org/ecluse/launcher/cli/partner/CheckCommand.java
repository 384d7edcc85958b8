package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Answer;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse check OFFER}: would I get it, and if not, what is missing. Exit code 1 means no. */
@Command(name = "check")
public final class CheckCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "OFFER", descriptionKey = "parameter.offer", converter = OfferName.Reader.class)
    private OfferName offer;

    public CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> {
            Answer answer = door.post(
                    "/api/check", JsonNodeFactory.instance.objectNode().put("offer", offer.toString()));
            int shown = session.show(answer, this::print);
            boolean permitted = answer.body().path("permitted").asBoolean(false);
            return shown != Session.DONE || permitted ? shown : Session.REFUSED;
        });
    }

    private void print(JsonNode answer) {
        session.say(answer.path("permitted").asBoolean(false) ? "check.yes" : "check.no", offer);
        for (JsonNode sentence : answer.path("explanation").path(session.texts().language())) {
            session.out().println(session.folded("- " + sentence.asText(), "  "));
        }
    }
}
