package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ecluse.launcher.cli.api.Answer;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.Session;
import org.ecluse.launcher.cli.session.Table;

/** One request for several offers: asks, follows, and shows how far each part is. */
final class BundleFollow {
    private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final Session session;
    private final Door door;
    private final InstantSource clock;

    BundleFollow(Session session, Door door, InstantSource clock) {
        this.session = session;
        this.door = door;
        this.clock = clock;
    }

    /**
     * Asks for all of them.
     *
     * @param study null where it is for none
     */
    Answer ask(String study, List<OfferName> offers) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (study != null) {
            body.put("study", study);
        }
        var names = body.putArray("offers");
        offers.forEach(offer -> names.add(offer.toString()));
        return door.post("/api/bundles", body);
    }

    /** Waits until nothing of it is under way, or for that long. @return the bundle as last seen, or the refusal */
    Answer follow(Answer asked, Duration patience) {
        Answer answer = asked;
        Instant until = clock.instant().plus(patience);
        while (answer.ok()
                && !answer.body().path("done").asBoolean()
                && clock.instant().isBefore(until)) {
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
            answer = door.get(path(answer.body().path("id").asText()));
        }
        return answer;
    }

    static String path(String id) {
        return "/api/bundles/" + Door.segment(id);
    }

    /** @return refused when a part is */
    int show(Answer answer) {
        int shown = session.show(answer, this::print);
        return shown == Session.DONE && has(answer.body(), "REFUSED") ? Session.REFUSED : shown;
    }

    private static boolean has(JsonNode bundle, String... states) {
        for (JsonNode part : bundle.path("parts")) {
            if (List.of(states).contains(part.path("state").asText())) {
                return true;
            }
        }
        return false;
    }

    private void print(JsonNode bundle) {
        Table table = session.table("offer", "state", "contract", "details");
        for (JsonNode part : bundle.path("parts")) {
            String reason = part.path("problem")
                    .path("explanation")
                    .path(session.texts().language())
                    .asText(part.path("problem").path("code").asText(""));
            table.row(
                    part.path("offer").asText(),
                    part.path("state").asText(),
                    part.path("contract").asText(""),
                    reason);
        }
        table.print();
        String id = bundle.path("id").asText();
        if (bundle.has("givenUpAt")) {
            session.say("bundle.given-up", id);
        } else if (!has(bundle, "REFUSED", "UNASKED", "NEGOTIATING")) {
            session.say("bundle.complete", id);
        } else {
            session.say("bundle.choice", id);
        }
    }
}
