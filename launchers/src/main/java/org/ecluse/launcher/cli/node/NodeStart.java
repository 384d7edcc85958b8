package org.ecluse.launcher.cli.node;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.config.Checked;
import org.ecluse.launcher.config.ConfigProblem;
import picocli.CommandLine.Option;

/**
 * How any node starts: its settings and what they ask of this machine are checked first, each problem said on a line of its
 * own; then it is started, says that it is ready, and runs until it is told to end.
 */
final class NodeStart {
    @Option(names = "--end-with-input", descriptionKey = "start.end-with-input")
    private boolean endWithInput;

    /**
     * A node of one kind.
     *
     * @param <C> its settings
     */
    interface Kind<C> {
        /** What of this machine does not let it start as {@code config} asks. */
        List<ConfigProblem> problems(C config);

        /** Starts it and returns when it answers. */
        Running start(C config) throws NotStarted;
    }

    /**
     * A node that answers.
     *
     * @param name as people read it
     * @param address where it answers
     * @param node ends it
     * @param ownEnd returns when it ended without being told to
     */
    record Running(String name, URI address, AutoCloseable node, Lifetime.OwnEnd ownEnd) {}

    /** The node could not be started; the message is one line that says why. */
    static final class NotStarted extends Exception {
        private static final long serialVersionUID = 1;
        private final String name;

        NotStarted(String name, Exception reason) {
            super(reason.getMessage(), reason);
            this.name = name;
        }
    }

    /** @return the exit code of {@code start} */
    <C> int run(Session session, Checked<C> read, Kind<C> kind) {
        Function<C, Integer> checked = config -> {
            List<ConfigProblem> problems = kind.problems(config);
            return problems.isEmpty() ? run(session, config, kind) : session.wrongUse(problems);
        };
        return read.fold(checked, session::wrongUse);
    }

    private <C> int run(Session session, C config, Kind<C> kind) {
        Lifetime lifetime = Lifetime.begin(endWithInput);
        try {
            Running running = kind.start(config);
            session.say("start.ready", running.name(), running.address());
            boolean byItself = lifetime.hold(running.node(), running.ownEnd());
            return byItself
                    ? session.failed(
                            "start.failed", running.name(), session.texts().say("start.ended"))
                    : Session.DONE;
        } catch (NotStarted e) {
            return session.failed("start.failed", e.name, e.getMessage());
        }
    }
}
