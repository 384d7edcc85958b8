package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse payments}: what is due and what was paid. */
@Command(name = "payments", subcommands = PaymentsCommand.Record.class)
public final class PaymentsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    public PaymentsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/payments"), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("reference", "offer", "with", "due", "paid", "state");
        for (JsonNode account : Rows.of(answer, "payments")) {
            table.row(
                    account.path("reference").asText(),
                    account.path("offer").asText(),
                    account.path("counterparty").asText(),
                    account.path("due").asText(),
                    account.path("paid").asText(),
                    account.path("state").asText());
        }
        table.print();
    }

    /** {@code ecluse payments record REFERENCE AMOUNT}: the money came in; the connector signs the receipt. */
    @Command(name = "record")
    public static final class Record implements Callable<Integer> {
        private final Session session;

        @Mixin
        private Connection connection;

        @Parameters(index = "0", paramLabel = "REFERENCE", descriptionKey = "payments.reference")
        private String reference;

        @Parameters(index = "1", paramLabel = "AMOUNT", descriptionKey = "payments.amount")
        private BigDecimal amount;

        @Option(names = "--currency", paramLabel = "EUR", defaultValue = "EUR", descriptionKey = "payments.currency")
        private String currency;

        @Option(names = "--on", paramLabel = "DATE", descriptionKey = "payments.on")
        private LocalDate paidOn;

        public Record(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            LocalDate day = paidOn == null ? LocalDate.now(java.time.ZoneId.systemDefault()) : paidOn;
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("reference", reference)
                    .put("amount", amount.toPlainString())
                    .put("currency", currency)
                    .put("paidOn", day.toString());
            return connection.with(
                    session,
                    door -> session.show(
                            door.post("/api/payments", body),
                            answer -> session.say("payments.recorded", reference, amount.toPlainString(), currency)));
        }
    }
}
