package org.ecluse.launcher.cli.partner;

import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ecluse withdraw ASSET}: offers it no longer; contracts in force hold. */
@Command(name = "withdraw")
public final class WithdrawCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "ASSET", descriptionKey = "parameter.asset")
    private String asset;

    public WithdrawCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(
                session,
                door -> session.show(
                        door.delete("/api/assets/" + Door.segment(asset)),
                        answer -> session.say("withdraw.done", asset)));
    }
}
