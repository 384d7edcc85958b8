package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ecluse end CONTRACT --ground GROUND --reason TEXT}: ends a contract before its time on a ground that it names, or
 * proposes to end it together; {@code --consent PROPOSAL} answers the other party's proposal.
 */
@Command(name = "end")
public final class EndCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "CONTRACT", descriptionKey = "parameter.contract")
    private String contract;

    @ArgGroup(multiplicity = "1")
    private Way way;

    /** Either alone or together. */
    static final class Way {
        @ArgGroup(exclusive = false)
        private Alone alone;

        @Option(names = "--consent", paramLabel = "PROPOSAL", required = true, descriptionKey = "end.consent")
        private String proposal;
    }

    /** This side's own record. */
    static final class Alone {
        @Option(names = "--ground", paramLabel = "GROUND", required = true, descriptionKey = "end.ground")
        private String ground;

        @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "end.reason")
        private String reason;

        @Option(names = "--evidence", paramLabel = "REFERENCE", descriptionKey = "end.evidence")
        private String evidence;

        @Option(names = "--at", paramLabel = "INSTANT", descriptionKey = "end.at")
        private String at;
    }

    public EndCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String path = "/api/contracts/" + Door.segment(contract) + "/end";
        Members body = new Members();
        if (way.alone == null) {
            path += "/" + Door.segment(way.proposal);
        } else {
            body.text("ground", way.alone.ground)
                    .text("reason", way.alone.reason)
                    .text("evidence", way.alone.evidence)
                    .text("at", way.alone.at);
        }
        String asked = path;
        return connection.with(session, door -> session.show(door.post(asked, body.object()), this::print));
    }

    private void print(JsonNode answer) {
        session.say(
                "end.done." + answer.path("state").asText(),
                answer.path("effectiveAt").asText());
    }
}
