package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse catalog [WORDS]}: what partners offer. */
@Command(name = "catalog")
public final class CatalogCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Option(names = "--partner", paramLabel = "NAME", descriptionKey = "catalog.partner")
    private String partner;

    @Parameters(paramLabel = "WORDS", arity = "0..*", descriptionKey = "catalog.words")
    private String[] words = {};

    public CatalogCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        StringBuilder path = new StringBuilder("/api/catalog");
        char separator = '?';
        if (partner != null) {
            path.append(separator).append("partner=").append(Door.segment(partner));
            separator = '&';
        }
        if (words.length > 0) {
            path.append(separator).append("q=").append(Door.segment(String.join(" ", words)));
        }
        return connection.with(session, door -> session.show(door.get(path.toString()), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("offer", "title", "theme");
        for (JsonNode offer : Rows.of(answer, "offers")) {
            table.row(
                    offer.path("offer").asText(),
                    Rows.inLanguage(offer.path("title"), session),
                    offer.path("theme").asText(""));
        }
        table.print();
        for (JsonNode silent : answer.path("problems")) {
            session.complain(silent.path("partner").asText() + ": "
                    + silent.path("cause").asText());
        }
    }
}
