package org.ecluse.registry.credentials;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ecluse.registry.credentials.Entitlements.Entitlement;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.store.Database;
import org.ecluse.registry.store.Transaction;
import org.ecluse.trust.Verdict;

/**
 * Takes requests for credentials from members in good standing. (DCP 1.0, sections 6.4 to 6.8) A request is answered
 * at once; the credentials follow by {@link Delivery}. Safe for threads.
 */
public final class Issuing {
    /** How many undelivered requests a member may have. */
    public static final int OPEN_MAX = 50;

    private static final int OBJECTS_MAX = 20;
    private static final int HOLDER_PID_CHARACTERS_MAX = 256;

    private final Database database;
    private final Issuances issuances;
    private final Entitlements entitlements;
    private final StatusLists statusLists;
    private final Delivery delivery;
    private final InstantSource clock;

    /** Issuing from these records. */
    public Issuing(
            Database database,
            Entitlements entitlements,
            StatusLists statusLists,
            Delivery delivery,
            InstantSource clock) {
        this.database = database;
        this.issuances = new Issuances(database);
        this.entitlements = entitlements;
        this.statusLists = statusLists;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** What this member would get if it asked for everything. */
    public List<CredentialObject> available(Member member) {
        List<CredentialKind> kinds =
                entitlements.of(member).stream().map(Entitlement::kind).toList();
        return CredentialObject.all().stream()
                .filter(object -> kinds.contains(object.kind()))
                .toList();
    }

    /**
     * Promises the credentials that the member is entitled to among those it asks for; refused when there is none.
     *
     * @param holderPid the member's own id of this request
     * @param objectIds ids from the issuer's metadata
     */
    public Verdict<Issuance> request(Member member, String holderPid, List<String> objectIds) {
        if (holderPid.isBlank() || holderPid.length() > HOLDER_PID_CHARACTERS_MAX) {
            return Verdict.refused(
                    "issuance.malformed", "holderPid is missing or too long", "send an id for this request");
        }
        if (objectIds.isEmpty() || objectIds.size() > OBJECTS_MAX) {
            return Verdict.refused(
                    "issuance.malformed", "a request names 1-" + OBJECTS_MAX + " credentials", "name credentials");
        }
        List<Verdict<CredentialObject>> objects =
                objectIds.stream().distinct().map(CredentialObject::withId).toList();
        for (Verdict<CredentialObject> object : objects) {
            if (object.reason().isPresent()) {
                return Verdict.refused(object.reason().get());
            }
        }
        List<CredentialObject> known =
                objects.stream().flatMap(object -> object.toOptional().stream()).toList();
        return promise(member, holderPid, known);
    }

    private record Promise(CredentialObject object, Entitlement entitlement) {}

    private Verdict<Issuance> promise(Member member, String holderPid, List<CredentialObject> objects) {
        List<Entitlement> granted = entitlements.of(member);
        List<Promise> promises =
                objects.stream().flatMap(object -> matching(granted, object)).toList();
        if (promises.isEmpty()) {
            return Verdict.refused(
                    "credential.not-entitled",
                    "member " + member.name() + " is entitled to none of the credentials asked for",
                    "be accredited, or take part in a study in force, then ask again");
        }
        Verdict<Issuance> stored = stored(member, holderPid, promises);
        stored.toOptional().ifPresent(issuance -> delivery.soon(issuance.id()));
        return stored;
    }

    /** Two that need a new status list at the same instant both open it: the later one then finds it there. */
    private Verdict<Issuance> stored(Member member, String holderPid, List<Promise> promises) {
        try {
            return database.commit(tx -> store(tx, member, holderPid, promises));
        } catch (Database.Duplicate e) {
            return database.commit(tx -> store(tx, member, holderPid, promises));
        }
    }

    private static Stream<Promise> matching(List<Entitlement> granted, CredentialObject object) {
        return granted.stream()
                .filter(entitlement -> entitlement.kind() == object.kind())
                .map(entitlement -> new Promise(object, entitlement));
    }

    private Verdict<Issuance> store(Transaction tx, Member member, String holderPid, List<Promise> promises) {
        if (Issuances.openOf(tx, member.name()) >= OPEN_MAX) {
            return Verdict.refused(
                    "issuance.too-many",
                    "member " + member.name() + " has " + OPEN_MAX + " undelivered requests",
                    "make the credential service reachable, then ask again");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Issuance issuance =
                new Issuance(UUID.randomUUID().toString(), member.name(), holderPid, Issuance.State.RECEIVED, 0, now);
        Issuances.insert(tx, issuance);
        for (Promise promise : promises) {
            StatusLists.Place place = statusLists.allot(tx);
            Credential credential = new Credential(
                    "urn:uuid:" + UUID.randomUUID(),
                    promise.object(),
                    member.did(),
                    promise.entitlement().claims(),
                    now,
                    promise.entitlement().validUntil(),
                    place.list(),
                    place.index());
            Optional<String> study = promise.entitlement().study().map(Object::toString);
            Issuances.insert(tx, issuance, credential, study);
        }
        return Verdict.accepted(issuance);
    }

    /** A member's own request; another's reads like one that is not there. */
    public Verdict<Issuance> status(Member member, String id) {
        return issuances
                .find(id)
                .filter(issuance -> issuance.member().equals(member.name()))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.refused(
                        "issuance.unknown", "there is no such request", "use the id from the Location header"));
    }

    /** How many requests there are in each state, for operators. */
    public List<Count> counts() {
        return database.commit(tx -> tx.all(
                "select state, count(*) as requests from issuance group by state order by state",
                row -> new Count(Issuance.State.valueOf(row.text("state")), row.number("requests"))));
    }

    /** So many requests in this state. */
    public record Count(Issuance.State state, long requests) {}
}
