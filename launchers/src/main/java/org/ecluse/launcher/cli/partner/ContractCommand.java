package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Answer;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse contract CONTRACT}: its terms, who has signed it, and how it may be ended. */
@Command(name = "contract")
public final class ContractCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "CONTRACT", descriptionKey = "parameter.contract")
    private String contract;

    public ContractCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, this::show);
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
