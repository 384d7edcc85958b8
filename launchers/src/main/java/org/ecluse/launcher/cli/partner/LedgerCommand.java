package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code ecluse ledger CONTRACT}: what happened under it, whether that record is whole, and what both sides say of each use.
 */
@Command(name = "ledger")
public final class LedgerCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "CONTRACT", descriptionKey = "parameter.contract")
    private String contract;

    public LedgerCommand(Session session) {
        this.session = session;
    }

    /** Fails when the record is not whole, so that a script can tell. */
    @Override
    public Integer call() {
        return connection.with(session, door -> {
            var answer = door.get("/api/contracts/" + Door.segment(contract) + "/ledger");
            int shown = session.show(answer, this::print);
            boolean broken = answer.ok()
                    && !answer.body().path("verification").path("whole").asBoolean();
            return broken ? Session.REFUSED : shown;
        });
    }

    private void print(JsonNode answer) {
        printEvents(answer);
        printReceipts(answer);
        JsonNode found = answer.path("verification");
        if (found.path("whole").asBoolean()) {
            session.say(
                    "ledger.whole",
                    found.path("events").asText(),
                    found.path("head").asText());
        } else {
            session.say(
                    "ledger.broken",
                    found.path("event").asText(),
                    found.path("cause").asText());
        }
    }

    private void printEvents(JsonNode answer) {
        Table table = session.table("number", "when", "event", "details");
        for (JsonNode event : Rows.of(answer, "events")) {
            List<String> details = new ArrayList<>();
            event.path("body")
                    .properties()
                    .forEach(member -> details.add(
                            member.getKey() + "=" + member.getValue().asText()));
            table.row(
                    event.path("number").asText(),
                    event.path("at").asText(""),
                    event.path("kind").asText("?"),
                    String.join(" ", details));
        }
        table.print();
    }

    private void printReceipts(JsonNode answer) {
        Table table = session.table("use", "bytes", "standing", "details");
        for (JsonNode receipt : Rows.of(answer, "receipts")) {
            JsonNode side = receipt.path(receipt.has("provider") ? "provider" : "consumer");
            List<String> details = new ArrayList<>();
            receipt.path("differences")
                    .forEach(difference -> details.add(difference.path("member").asText() + ": "
                            + difference.path("provider").asText() + " / "
                            + difference.path("consumer").asText()));
            if (receipt.has("problem")) {
                details.add(receipt.path("problem").asText());
            }
            table.row(
                    receipt.path("use").asText(),
                    side.path("bytes").asText(""),
                    receipt.path("standing").asText(),
                    String.join(", ", details));
        }
        table.print();
    }
}
