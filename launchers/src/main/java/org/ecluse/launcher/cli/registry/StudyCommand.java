package org.ecluse.launcher.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse registry study}: the studies that research-only terms name. Alone it lists them. */
@Command(
        name = "study",
        subcommands = {StudyCommand.Add.class, StudyCommand.End.class})
public final class StudyCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RegistryConnection connection;

    public StudyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> session.show(door.get("/api/operator/studies"), this::print));
    }

    private void print(JsonNode answer) {
        Table table = session.table("study", "title", "lead", "ends");
        for (JsonNode study : answer.isArray() ? answer : answer.path("studies")) {
            table.row(
                    study.path("id").asText(),
                    study.path("title").asText(),
                    study.path("lead").asText(),
                    study.path("ends").asText());
        }
        table.print();
    }

    /** {@code ecluse registry study add ID}: registers one. */
    @Command(name = "add")
    static final class Add implements Callable<Integer> {
        private final Session session;

        @Mixin
        private RegistryConnection connection;

        @Parameters(paramLabel = "ID", descriptionKey = "study.id")
        private String id;

        @Option(names = "--title", required = true, paramLabel = "TEXT", descriptionKey = "study.title")
        private String title;

        @Option(names = "--lead", required = true, paramLabel = "NAME", descriptionKey = "study.lead")
        private String lead;

        @Option(names = "--purpose", required = true, paramLabel = "IRI", descriptionKey = "study.purpose")
        private String purpose;

        @Option(names = "--member", paramLabel = "NAME", split = ",", descriptionKey = "study.member")
        private List<String> members = List.of();

        @Option(names = "--starts", required = true, paramLabel = "INSTANT", descriptionKey = "study.starts")
        private String starts;

        @Option(names = "--ends", required = true, paramLabel = "INSTANT", descriptionKey = "study.ends")
        private String ends;

        Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id)
                    .put("title", title)
                    .put("lead", lead)
                    .put("purpose", purpose)
                    .put("starts", starts)
                    .put("ends", ends);
            ArrayNode names = body.putArray("members");
            members.forEach(names::add);
            return connection.with(
                    session,
                    door -> session.show(
                            door.post("/api/operator/studies", body), answer -> session.say("study.added", id)));
        }
    }

    /** {@code ecluse registry study end ID}: what it allowed is allowed no longer. */
    @Command(name = "end")
    static final class End implements Callable<Integer> {
        private final Session session;

        @Mixin
        private RegistryConnection connection;

        @Parameters(paramLabel = "ID", descriptionKey = "study.id")
        private String id;

        End(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            String path = "/api/operator/studies/" + Door.segment(id) + "/end";
            return connection.with(
                    session,
                    door -> session.show(
                            door.post(path, JsonNodeFactory.instance.objectNode()),
                            answer -> session.say("study.ended", id)));
        }
    }
}
