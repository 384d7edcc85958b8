package org.ecluse.trust.status;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.JWSObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.HttpMessage;
import org.ecluse.trust.tokens.JwsVerifier;

/**
 * Reads an issuer's published status lists, remembers each for a short time, and while the issuer is silent goes on
 * believing the last one for a bounded time, then refuses with {@code status.unknown}. Safe for threads.
 */
public final class StatusClient {
    /** How many lists are remembered; more are fetched each time. */
    public static final int LISTS_MAX = 1_000;

    private static final Duration SKEW = Duration.ofSeconds(30);

    /**
     * Which bit says whether a credential still holds. (Bitstring Status List 1.0, section 2.1)
     *
     * @param list where the list is published
     * @param index the credential's bit
     * @param issuer who must have signed the list: the issuer of the credential
     */
    public record Entry(URI list, int index, Did issuer) {}

    /**
     * How old an answer may be.
     *
     * @param fresh how long a list is used without asking again
     * @param staleMax how long the last list is believed while its host is silent
     */
    public record Freshness(Duration fresh, Duration staleMax) {
        /** Ask again after 10 s; believe at most 60 s. */
        public static Freshness standard() {
            return new Freshness(Duration.ofSeconds(10), Duration.ofSeconds(60));
        }
    }

    private record Known(StatusList list, Instant fetchedAt, Instant triedAt) {}

    private final Egress egress;
    private final JwsVerifier signatures;
    private final Freshness freshness;
    private final InstantSource clock;
    private final ConcurrentMap<URI, Known> lists = new ConcurrentHashMap<>();

    /** A reader of lists that calls out through this egress. */
    public StatusClient(Egress egress, JwsVerifier signatures, Freshness freshness, InstantSource clock) {
        this.egress = egress;
        this.signatures = signatures;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Accepted when the credential's bit is clear; {@code status.revoked} or {@code status.unknown} when not. */
    public Verdict<Entry> check(Entry entry) {
        return list(entry).then(list -> {
            if (entry.index() < 0 || entry.index() >= list.size()) {
                return Verdict.refused("status.malformed", "index " + entry.index() + " is not in the list", "reissue");
            }
            return list.isSet(entry.index())
                    ? Verdict.refused(
                            "status.revoked",
                            "credential " + entry.index() + " of " + quote(entry.list()) + " is revoked",
                            "ask the registry why, and for a new credential")
                    : Verdict.accepted(entry);
        });
    }

    private Verdict<StatusList> list(Entry entry) {
        Instant now = clock.instant();
        Known known = lists.get(entry.list());
        if (known != null && now.isBefore(known.triedAt().plus(freshness.fresh()))) {
            return believable(known, now, entry);
        }
        Verdict<StatusList> fetched = fetch(entry);
        fetched.toOptional().ifPresent(list -> remember(entry.list(), new Known(list, now, now)));
        if (fetched.toOptional().isPresent() || known == null) {
            return fetched;
        }
        lists.put(entry.list(), new Known(known.list(), known.fetchedAt(), now)); // no storm on a silent host
        return believable(known, now, entry);
    }

    private Verdict<StatusList> believable(Known known, Instant now, Entry entry) {
        if (now.isAfter(known.fetchedAt().plus(freshness.staleMax()))) {
            return Verdict.refused(
                    "status.unknown",
                    "the status list " + quote(entry.list()) + " was last read at " + known.fetchedAt(),
                    "wait until the registry answers again");
        }
        return Verdict.accepted(known.list());
    }

    private void remember(URI list, Known known) {
        if (lists.size() < LISTS_MAX || lists.containsKey(list)) {
            lists.put(list, known);
        }
    }

    private Verdict<StatusList> fetch(Entry entry) {
        return egress.get(entry.list(), Map.of("Accept", "application/statuslist+jwt, application/vc+jwt"))
                .then(answer -> read(answer, entry));
    }

    private Verdict<StatusList> read(HttpMessage answer, Entry entry) {
        if (!answer.isSuccess()) {
            return Verdict.refused(
                    "status.unknown", "the status list's host answered " + answer.status(), "try again later");
        }
        return signatures.verify(answer.text().strip(), entry.issuer()).then(jws -> encodedList(jws, entry));
    }

    /** The list inside a credential, which may stand alone (VC 2.0) or under {@code vc} (VC 1.1). */
    private Verdict<StatusList> encodedList(JWSObject jws, Entry entry) {
        Map<String, Object> claims = jws.getPayload().toJSONObject();
        if (claims == null || !entry.issuer().toString().equals(issuer(claims))) {
            return Verdict.refused("status.malformed", "the list does not name its issuer", "publish a valid list");
        }
        if (!(claims.get("exp") instanceof Number ends)
                || ends.longValue() < clock.instant().minus(SKEW).getEpochSecond()) {
            return Verdict.refused("status.malformed", "the list has ended", "publish a list that is in force");
        }
        Object credential = claims.getOrDefault("vc", claims);
        if (credential instanceof Map<?, ?> vc
                && vc.get("credentialSubject") instanceof Map<?, ?> subject
                && subject.get("encodedList") instanceof String encoded) {
            return StatusList.decode(encoded);
        }
        return Verdict.refused("status.malformed", "the credential holds no status list", "publish a valid list");
    }

    private static Object issuer(Map<String, Object> claims) {
        return claims.containsKey("iss") ? claims.get("iss") : claims.get("issuer");
    }
}
