package org.ecluse.registry.credentials;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.registry.store.Database;
import org.ecluse.registry.store.Transaction;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.keys.Crypto;
import org.ecluse.trust.status.StatusList;

/**
 * Which credentials still hold. A bit is never stored: it follows, each time a list is asked for, from the standing of
 * the member and the state of the study, so a suspension shows at once and a reinstatement undoes it.
 */
public final class StatusLists {
    /** SPEC Bitstring Status List 1.0, section 2.1: suspension is the purpose that can be undone. */
    static final String PURPOSE = "suspension";

    /** How long a published list may be used without asking again. */
    public static final Duration LIFE = Duration.ofSeconds(10);

    /** Half of the entries stay unused, so that picking a free one at random stays quick. */
    private static final int ISSUED_MAX = StatusList.ENTRIES_MIN / 2;

    /** A bit in a list. */
    record Place(int list, int index) {}

    /** How a list is published. */
    public enum Form {
        /** A JSON document, for readers that rely on the connection. */
        JSON,
        /** A signed JWT. */
        JWT
    }

    private final Database database;
    private final Issuer issuer;
    private final InstantSource clock;

    /** The lists of this issuer. */
    public StatusLists(Database database, Issuer issuer, InstantSource clock) {
        this.database = database;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A free bit at random, so that neighbours tell nothing; the list's row is locked until the commit. */
    Place allot(Transaction tx) {
        record Open(int id, int issued) {}
        Optional<Open> last = tx.one(
                "select id, issued from status_list order by id desc limit 1 for update",
                row -> new Open((int) row.number("id"), (int) row.number("issued")));
        int list = last.map(Open::id).orElse(0);
        if (last.isEmpty() || last.get().issued() >= ISSUED_MAX) {
            list++;
            tx.change("insert into status_list (id, issued) values (?, 0)", list);
        }
        tx.change("update status_list set issued = issued + 1 where id = ?", list);
        int index = Crypto.random().nextInt(StatusList.ENTRIES_MIN);
        while (isUsed(tx, list, index)) {
            index = Crypto.random().nextInt(StatusList.ENTRIES_MIN);
        }
        return new Place(list, index);
    }

    private static boolean isUsed(Transaction tx, int list, int index) {
        return tx.one(
                        "select id from credential where status_list = ? and status_index = ?",
                        row -> row.text("id"),
                        list,
                        index)
                .isPresent();
    }

    /** The list with this number, as of now. */
    public Verdict<String> publish(Profile profile, String number, Form form) {
        return bits(number).map(bits -> {
            int list = Integer.parseInt(number);
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Map<String, Object> credential =
                    profile == Profile.VC11 ? list2021(list, bits, now) : bitstringList(list, bits, now);
            return form == Form.JSON ? JSONObjectUtils.toJSONString(credential) : signed(profile, credential, now);
        });
    }

    private Verdict<StatusList> bits(String number) {
        boolean digits =
                number.length() < 9 && !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            return unknown(number);
        }
        int list = Integer.parseInt(number);
        return database.commit(tx -> {
            if (tx.one("select id from status_list where id = ?", row -> row.number("id"), list)
                    .isEmpty()) {
                return unknown(number);
            }
            List<Long> withdrawn = tx.all(
                    "select c.status_index as bit from credential c join member m on m.name = c.member"
                            + " left join study s on s.id = c.study where c.status_list = ?"
                            + " and (m.standing <> 'ACTIVE' or s.ended_at is not null or s.ends <= ?)",
                    row -> row.number("bit"),
                    list,
                    clock.instant());
            StatusList bits = StatusList.clear();
            return Verdict.accepted(
                    bits.set(withdrawn.stream().mapToInt(Long::intValue).toArray()));
        });
    }

    private Map<String, Object> list2021(int list, StatusList bits, Instant now) {
        String url = issuer.statusListUrl(Profile.VC11, list).toString();
        Map<String, Object> vc = new LinkedHashMap<>();
        vc.put(
                "@context",
                List.of("https://www.w3.org/2018/credentials/v1", "https://w3id.org/vc/status-list/2021/v1"));
        vc.put("id", url);
        vc.put("type", List.of("VerifiableCredential", "StatusList2021Credential"));
        vc.put("issuer", issuer.did().toString());
        vc.put("issuanceDate", now.toString());
        vc.put("expirationDate", now.plus(LIFE).toString());
        vc.put("credentialSubject", subject(url, "StatusList2021", bits.encode2021()));
        return vc;
    }

    private Map<String, Object> bitstringList(int list, StatusList bits, Instant now) {
        String url = issuer.statusListUrl(Profile.VC20, list).toString();
        Map<String, Object> subject = subject(url, "BitstringStatusList", bits.encode());
        subject.put("ttl", LIFE.toMillis());
        Map<String, Object> vc = new LinkedHashMap<>();
        vc.put("@context", List.of("https://www.w3.org/ns/credentials/v2"));
        vc.put("id", url);
        vc.put("type", List.of("VerifiableCredential", "BitstringStatusListCredential"));
        vc.put("issuer", issuer.did().toString());
        vc.put("validFrom", now.toString());
        vc.put("validUntil", now.plus(LIFE).toString());
        vc.put("credentialSubject", subject);
        return vc;
    }

    private static Map<String, Object> subject(String url, String type, String encodedList) {
        Map<String, Object> subject = new LinkedHashMap<>();
        subject.put("id", url + "#list");
        subject.put("type", type);
        subject.put("statusPurpose", PURPOSE);
        subject.put("encodedList", encodedList);
        return subject;
    }

    private String signed(Profile profile, Map<String, Object> credential, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer.did().toString());
        claims.put("sub", credential.get("id"));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        if (profile == Profile.VC11) {
            claims.put("vc", credential);
            return issuer.sign("JWT", claims);
        }
        claims.putAll(credential);
        return issuer.sign("vc+jwt", claims);
    }

    private static <T> Verdict<T> unknown(String number) {
        return Verdict.refused("status.unknown", "there is no status list " + quote(number), "use a credential's own");
    }
}
