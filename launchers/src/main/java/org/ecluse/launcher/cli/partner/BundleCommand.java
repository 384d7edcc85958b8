package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse bundle ID [--go-on | --give-up]}: how far each part of a request for several offers is. */
@Command(name = "bundle")
public final class BundleCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "ID", descriptionKey = "bundle.id")
    private String id;

    @ArgGroup
    private Choice choice = new Choice();

    /** What the person chooses; to look is no choice. */
    static final class Choice {
        @Option(names = "--go-on", descriptionKey = "bundle.go-on")
        private boolean goOn;

        @Option(names = "--give-up", descriptionKey = "bundle.give-up")
        private boolean giveUp;
    }

    public BundleCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> {
            String path = BundleFollow.path(id);
            var nothing = JsonNodeFactory.instance.objectNode();
            if (choice.giveUp) {
                var given = door.post(path + "/give-up", nothing);
                int shown = new BundleFollow(session, door, InstantSource.system()).show(given);
                return given.ok() ? Session.DONE : shown;
            }
            var answer = choice.goOn ? door.post(path + "/go-on", nothing) : door.get(path);
            return new BundleFollow(session, door, InstantSource.system()).show(answer);
        });
    }
}
