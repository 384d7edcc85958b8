package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse uses ASSET}: who uses it, for what, how much. */
@Command(name = "uses")
public final class UsesCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "ASSET", descriptionKey = "parameter.asset")
    private String asset;

    public UsesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(
                session, door -> session.show(door.get("/api/uses/" + Door.segment(asset)), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("when", "who", "purpose", "contract", "decision", "rows", "withheld", "bytes");
        for (JsonNode use : Rows.of(answer, "uses")) {
            table.row(
                    use.path("at").asText(),
                    use.path("consumer").asText(),
                    use.path("purpose").asText(""),
                    use.path("agreement").asText(),
                    use.path("decision").asText(),
                    use.path("rows").asText(),
                    use.path("rowsWithheld").asText(),
                    use.path("bytes").asText());
        }
        table.print();
    }
}
