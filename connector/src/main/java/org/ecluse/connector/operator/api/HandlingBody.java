package org.ecluse.connector.operator.api;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.ecluse.contracts.negotiation.Handling;
import org.ecluse.contracts.negotiation.Handling.Reaction;

/**
 * The member {@code handling} of a publication: {@code {"approval": bool, "within": "accept"|"ask"|"refuse", "beyond":
 * "ask"|"counter"|"refuse", "decideWithin": DURATION, "remindBefore": DURATION}}. What is left out is as for all offers.
 */
final class HandlingBody {
    private final Handling usual;

    HandlingBody(Handling usual) {
        this.usual = usual;
    }

    Optional<Handling> read(Body publication) {
        return publication.object("handling").map(body -> Body.parsed("handling", "", unused -> handling(body)));
    }

    private Handling handling(Body body) {
        var approval = body.json().getBoolean("approval", usual.same() == Reaction.ASK);
        return new Handling(
                approval ? Reaction.ASK : Reaction.ACCEPT,
                reaction(body, "within", usual.within()),
                reaction(body, "beyond", usual.beyond()),
                duration(body, "decideWithin", usual.decideWithin()),
                duration(body, "remindBefore", usual.remindBefore()));
    }

    private static Reaction reaction(Body body, String name, Reaction usual) {
        return body.optionalText(name)
                .map(text -> Reaction.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(usual);
    }

    private static Duration duration(Body body, String name, Duration usual) {
        return body.optionalText(name).map(Duration::parse).orElse(usual);
    }
}
