package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.launcher.cli.api.Answer;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;

/** Asks for an offer and follows the negotiation to its end. */
final class Negotiation {
    private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final Session session;
    private final Door door;
    private final InstantSource clock;

    Negotiation(Session session, Door door, InstantSource clock) {
        this.session = session;
        this.door = door;
        this.clock = clock;
    }

    /** As {@link #follow(OfferName, ObjectNode, Duration)}, on the terms of the offer. */
    Answer follow(OfferName offer, Duration patience) {
        return follow(offer, JsonNodeFactory.instance.objectNode(), patience);
    }

    /**
     * Asks, and waits for the last state, or until a person here has to decide.
     *
     * @param terms members that put other terms in the place of the offer's
     * @param patience how long to follow it; the negotiation goes on after that
     * @return the negotiation as last seen, or the refusal to start it
     */
    Answer follow(OfferName offer, ObjectNode terms, Duration patience) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode().put("offer", offer.toString());
        asked.setAll(terms);
        Answer answer = door.post("/api/requests", asked);
        Instant until = clock.instant().plus(patience);
        String seen = "";
        while (answer.ok()
                && !ended(answer.body())
                && !isOurs(answer.body())
                && clock.instant().isBefore(until)) {
            String state = answer.body().path("state").asText();
            if (session.terminal() && !state.equals(seen)) {
                session.note("request.state", offer, state);
                seen = state;
            }
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
            answer = door.get(
                    "/api/requests/" + Door.segment(answer.body().path("id").asText()));
        }
        return answer;
    }

    /** Whether it is for a person here to go on. */
    private static boolean isOurs(JsonNode negotiation) {
        return negotiation.has("decision");
    }

    static boolean ended(JsonNode negotiation) {
        String state = negotiation.path("state").asText();
        return state.equals("FINALIZED") || state.equals("TERMINATED");
    }

    static boolean agreed(Answer answer) {
        return answer.ok() && answer.body().path("state").asText().equals("FINALIZED");
    }

    /** Why a negotiation ended without an agreement, as any refusal is given, with the id to follow it up by. */
    private static JsonNode problem(JsonNode negotiation) {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        if (negotiation.path("problem") instanceof ObjectNode given) {
            problem.setAll(given);
        }
        return problem.put("request", negotiation.path("id").asText());
    }

    /** Shows how it ended, or that it has not. */
    int showEnd(Answer answer) {
        if (!answer.ok()) {
            return session.refused(answer);
        }
        if (agreed(answer)) {
            return session.show(
                    answer,
                    body -> session.say("request.agreed", body.path("contract").asText()));
        }
        if (!ended(answer.body())) {
            session.show(
                    answer,
                    body -> session.say(
                            isOurs(body) ? "request.yours" : "request.waiting",
                            body.path(isOurs(body) ? "decision" : "id").asText()));
            return Session.DONE;
        }
        return session.refused(new Answer(answer.status(), problem(answer.body())));
    }
}
