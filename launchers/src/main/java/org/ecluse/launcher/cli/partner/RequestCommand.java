package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ecluse request OFFER…}: asks for it, on its terms or on others, and says how the negotiation ended. Several offers, or one for a study, are a
 * bundle.
 */
@Command(name = "request")
public final class RequestCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(
            paramLabel = "OFFER",
            arity = "1..*",
            descriptionKey = "parameter.offer",
            converter = OfferName.Reader.class)
    private List<OfferName> offers;

    @Option(names = "--study", paramLabel = "STUDY", descriptionKey = "request.study")
    private String study;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "60", descriptionKey = "request.wait")
    private int seconds;

    @Option(names = "--terms", paramLabel = "FILE", descriptionKey = "request.terms")
    private String terms;

    public RequestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectNode otherTerms;
        try {
            otherTerms = terms == null ? new Members().object() : TermsFile.members(terms);
        } catch (UnusableOption e) {
            return session.wrongUse(e.key(), e.arguments());
        }
        return connection.with(session, door -> {
            boolean bundled = study != null || offers.size() > 1;
            if (bundled && terms != null) {
                return session.wrongUse("request.one-with-terms");
            }
            if (bundled) {
                BundleFollow bundle = new BundleFollow(session, door, InstantSource.system());
                return bundle.show(bundle.follow(bundle.ask(study, offers), Duration.ofSeconds(seconds)));
            }
            Negotiation negotiation = new Negotiation(session, door, InstantSource.system());
            return negotiation.showEnd(negotiation.follow(offers.get(0), otherTerms, Duration.ofSeconds(seconds)));
        });
    }
}
