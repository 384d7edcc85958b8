package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Answer;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ecluse contract CONTRACT}: its terms, who has signed it, and how it may be ended; {@code --pdf FILE} and {@code
 * --html FILE} write the whole of it for people.
 */
@Command(name = "contract")
public final class ContractCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "CONTRACT", descriptionKey = "parameter.contract")
    private String contract;

    @ArgGroup
    private Written written;

    /** As a document, in a file. */
    static final class Written {
        @Option(names = "--pdf", paramLabel = "FILE", required = true, descriptionKey = "contract.pdf")
        private Path pdf;

        @Option(names = "--html", paramLabel = "FILE", required = true, descriptionKey = "contract.html")
        private Path html;

        private String format() {
            return pdf == null ? "html" : "pdf";
        }

        private Path file() {
            return pdf == null ? html : pdf;
        }
    }

    public ContractCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, written == null ? this::show : this::write);
    }

    private int write(Door door) {
        HttpResponse<InputStream> response = door.open("/api/contracts/" + Door.segment(contract) + "/document?lang="
                + session.texts().language() + "&format=" + written.format());
        try {
            if (response.statusCode() != 200) {
                return session.refused(Door.refused(response));
            }
            try (InputStream body = response.body()) {
                Files.copy(body, written.file(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            return session.failed("get.broken", written.file(), String.valueOf(e.getMessage()));
        }
        if (session.json()) {
            session.out()
                    .println(JsonNodeFactory.instance
                            .objectNode()
                            .put("file", written.file().toString()));
        }
        session.say("contract.written", written.file());
        return Session.DONE;
    }

    private int show(Door door) {
        String path = "/api/contracts/" + Door.segment(contract);
        Answer found = door.get(path);
        if (!found.ok() || session.json()) {
            return session.show(found, this::print);
        }
        print(found.body());
        return session.show(door.get(path + "/end"), this::printEnd);
    }

    private void print(JsonNode answer) {
        session.say(
                "contract.facts",
                answer.path("offer").asText(),
                answer.path("counterparty").asText(),
                session.texts().say("contract.state." + answer.path("state").asText()),
                session.texts().say("contract.signed." + answer.path("signed").asText()));
        for (JsonNode sentence : answer.path("terms")) {
            session.out().println(session.folded("- " + Rows.inLanguage(sentence, session), "  "));
        }
    }

    private void printEnd(JsonNode early) {
        StringBuilder grounds = new StringBuilder();
        early.path("grounds").forEach(ground -> grounds.append(", ").append(ground.asText()));
        if (grounds.isEmpty()) {
            session.say("contract.grounds.none");
        } else {
            session.say("contract.grounds", grounds.substring(2));
        }
        if (early.has("ending")) {
            printRecord("contract.ending", early.path("ending"));
        }
        early.path("proposals").forEach(proposal -> {
            printRecord("contract.proposal", proposal);
            session.say("contract.proposal.hash", proposal.path("hash").asText());
        });
        early.path("breaches")
                .forEach(breach -> session.say(
                        "contract.breach",
                        breach.path("at").asText(),
                        breach.path("code").asText()));
    }

    private void printRecord(String key, JsonNode record) {
        session.say(
                key,
                session.texts().say("contract.by." + record.path("by").asText()),
                record.path("ground").asText(),
                record.path("effectiveAt").asText(),
                record.path("reason").asText());
    }
}
