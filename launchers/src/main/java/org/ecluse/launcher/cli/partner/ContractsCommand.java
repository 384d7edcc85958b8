package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ecluse contracts}: what was agreed, on either side. */
@Command(name = "contracts")
public final class ContractsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    public ContractsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/contracts"), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("contract", "offer", "side", "with", "state", "ends");
        for (JsonNode contract : Rows.of(answer, "contracts")) {
            table.row(
                    contract.path("id").asText(),
                    contract.path("offer").asText(),
                    contract.path("side").asText(),
                    contract.path("counterparty").asText(),
                    contract.path("state").asText(),
                    contract.path("endsAt").asText(""));
        }
        table.print();
    }
}
