package org.ecluse.launcher.cli.partner;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ecluse request OFFER}: asks for it and says how the negotiation ended. */
@Command(name = "request")
public final class RequestCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "OFFER", descriptionKey = "parameter.offer", converter = OfferName.Reader.class)
    private OfferName offer;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "60", descriptionKey = "request.wait")
    private int seconds;

    public RequestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, door -> {
            Negotiation negotiation = new Negotiation(session, door, InstantSource.system());
            return negotiation.showEnd(negotiation.follow(offer, Duration.ofSeconds(seconds)));
        });
    }
}
