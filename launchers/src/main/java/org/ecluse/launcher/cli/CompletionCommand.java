package org.ecluse.launcher.cli;

import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code ecluse completion}: the script that makes bash and zsh complete commands and options. */
@Command(name = "completion")
public final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    public CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.out().print(AutoComplete.bash("ecluse", Ecluse.commandLine(session)));
        return Session.DONE;
    }
}
