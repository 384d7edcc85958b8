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

/** {@code ecluse people}: who may do what at this connector. */
@Command(
        name = "people",
        subcommands = {
            PeopleCommand.Add.class,
            PeopleCommand.List.class,
            PeopleCommand.Remove.class,
            PeopleCommand.Role.class
        })
public final class PeopleCommand implements Callable<Integer> {
    private static final String PATH = "/api/people";

    private final Session session;

    @Mixin
    private Connection connection;

    public PeopleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return list(session, connection);
    }

    private static int list(Session session, Connection connection) {
        return connection.with(session, door -> session.show(door.get(PATH), answer -> print(session, answer)));
    }

    private static void print(Session session, JsonNode answer) {
        Table table = session.table("who", "role", "when");
        for (JsonNode person : Rows.of(answer, "people")) {
            table.row(
                    person.path("name").asText(),
                    person.path("role").asText(),
                    person.path("addedAt").asText());
        }
        table.print();
    }

    /** {@code ecluse people list}. */
    @Command(name = "list")
    public static final class List implements Callable<Integer> {
        private final Session session;

        @Mixin
        private Connection connection;

        public List(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return list(session, connection);
        }
    }

    /** {@code ecluse people add NAME --role ROLE}: lets somebody in, and shows the key once. */
    @Command(name = "add")
    public static final class Add implements Callable<Integer> {
        private final Session session;

        @Mixin
        private Connection connection;

        @Parameters(paramLabel = "NAME", descriptionKey = "parameter.person")
        private String name;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "reader|requester|signatory|operator",
                descriptionKey = "people.role")
        private String role;

        public Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return connection.with(
                    session,
                    door -> session.show(
                            door.post(
                                    PATH,
                                    new Members()
                                            .text("name", name)
                                            .text("role", role)
                                            .object()),
                            answer -> session.say(
                                    "people.added", name, answer.path("key").asText())));
        }
    }

    /** {@code ecluse people role NAME ROLE}: what somebody may do from now on. */
    @Command(name = "role")
    public static final class Role implements Callable<Integer> {
        private final Session session;

        @Mixin
        private Connection connection;

        @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.person")
        private String name;

        @Parameters(index = "1", paramLabel = "reader|requester|signatory|operator", descriptionKey = "people.role")
        private String role;

        public Role(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return connection.with(
                    session,
                    door -> session.show(
                            door.post(
                                    PATH + "/" + Door.segment(name) + "/role",
                                    new Members().text("role", role).object()),
                            answer -> session.say("people.changed", name, role)));
        }
    }

    /** {@code ecluse people remove NAME}: the key opens nothing from now on. */
    @Command(name = "remove")
    public static final class Remove implements Callable<Integer> {
        private final Session session;

        @Mixin
        private Connection connection;

        @Parameters(paramLabel = "NAME", descriptionKey = "parameter.person")
        private String name;

        public Remove(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return connection.with(
                    session,
                    door -> session.show(
                            door.delete(PATH + "/" + Door.segment(name)),
                            answer -> session.say("people.removed", name)));
        }
    }
}
