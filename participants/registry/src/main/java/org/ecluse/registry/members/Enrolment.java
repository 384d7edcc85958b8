package org.ecluse.registry.members;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.registry.store.Database;
import org.ecluse.registry.store.Transaction;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.enrolment.KeyProof;
import org.ecluse.trust.keys.Crypto;

/**
 * How one becomes a member: the operator makes a code, hands it over by a way of its own, and the newcomer's connector
 * answers a challenge with its new key and the code. The registry then hosts its DID document. A partner that hosts
 * its own document is admitted by the operator without a code.
 */
public final class Enrolment {
    /** Base 32 as Crockford writes it: no i, l, o or u. */
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int CODE_LETTERS = 26;

    /** How long a code can be used when the operator does not say. */
    public static final Duration CODE_LIFE = Duration.ofDays(7);

    /** The longest life an operator may give a code. */
    public static final Duration CODE_LIFE_MAX = Duration.ofDays(90);

    /** The folder of hosted documents, first path segment of a hosted DID. */
    public static final String PARTNERS = "partners";

    private static final Pattern KEY_NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /**
     * A code, seen once.
     *
     * @param code letters and digits in groups, such as a person can read out; only its hash is kept
     * @param name the member that it admits
     * @param expiresAt when it can no longer be used
     */
    public record Invitation(String code, MemberName name, Instant expiresAt) {}

    /**
     * What a newcomer sends.
     *
     * @param code as handed over
     * @param publicKeyJwk a P-256 JWK with a {@code kid}; private parts are refused
     * @param nonce the challenge answered
     * @param proof see {@link KeyProof}
     * @param services where it can be reached
     */
    public record Application(String code, String publicKeyJwk, String nonce, String proof, Services services) {}

    private final Database database;
    private final Members members;
    private final Challenges challenges;
    private final Did registry;
    private final URI publicUrl;
    private final InstantSource clock;

    /** Enrolment at the registry with this DID, which hosts documents under this address. */
    public Enrolment(
            Database database,
            Members members,
            Challenges challenges,
            Did registry,
            URI publicUrl,
            InstantSource clock) {
        this.database = database;
        this.members = members;
        this.challenges = challenges;
        this.registry = registry;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** Makes a one-time code for a name that is not taken. */
    public Verdict<Invitation> invite(MemberName name, String displayName, Roles roles, Duration life) {
        if (life.isNegative() || life.isZero() || life.compareTo(CODE_LIFE_MAX) > 0) {
            return Verdict.refused(
                    "enrolment.code-life", "a code cannot live for " + life, "use at most " + CODE_LIFE_MAX);
        }
        return Members.displayName(displayName)
                .then(label -> members.named(name).isPresent()
                        ? taken(name)
                        : Verdict.accepted(makeCode(name, label, roles, life)));
    }

    /** 130 random bits in letters and digits that are not mistaken for each other, in groups of five and six. */
    private static String newCode() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            if (i > 0 && i % 5 == 0 && i < CODE_LETTERS - 1) {
                code.append('-');
            }
            code.append(LETTERS.charAt(Crypto.random().nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private Invitation makeCode(MemberName name, String displayName, Roles roles, Duration life) {
        String code = newCode();
        Instant now = clock.instant();
        Instant ends = now.plus(life);
        return database.commit(tx -> {
            tx.change(
                    "insert into enrolment_code (hash, name, display_name, roles, made_at, expires_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    KeyProof.hash(code),
                    name.value(),
                    displayName,
                    roles.joined(),
                    now,
                    ends);
            return new Invitation(code, name, ends);
        });
    }

    /** A challenge for a newcomer to sign. */
    public String challenge() {
        return challenges.create();
    }

    /** Admits the newcomer that holds the code and the key. A refusal leaves the code usable. */
    public Verdict<Member> enrol(Application application) {
        return challenges
                .check(application.nonce())
                .then(nonce -> key(application.publicKeyJwk()))
                .then(key ->
                        KeyProof.verify(application.proof(), key, registry, application.nonce(), application.code()))
                .then(key -> spendCode(application, key));
    }

    private Verdict<Member> spendCode(Application application, ECKey key) {
        String hash = KeyProof.hash(application.code());
        try {
            return database.commit(tx -> {
                Instant now = clock.instant();
                // INVARIANT: of any number of callers with one code, one update touches the row
                int spent = tx.change(
                        "update enrolment_code set used_at = ? where hash = ? and used_at is null and expires_at > ?",
                        now,
                        hash,
                        now);
                if (spent != 1) {
                    return Verdict.<Member>refused(
                            "enrolment.code",
                            "the enrolment code is unknown, used or has ended",
                            "ask the registry's operator for a new code");
                }
                return Verdict.accepted(members.add(tx, newcomer(tx, hash, application.services(), key)));
            });
        } catch (Database.Duplicate e) {
            return Verdict.refused(
                    "member.name-taken",
                    "the name of this code is taken",
                    "ask the registry's operator for a new code");
        }
    }

    private Members.Newcomer newcomer(Transaction tx, String hash, Services services, ECKey key) {
        return tx.one(
                        "select name, display_name, roles from enrolment_code where hash = ?",
                        row -> new Members.Newcomer(
                                new MemberName(row.text("name")),
                                hostedDid(row.text("name")),
                                row.text("display_name"),
                                Roles.ofJoined(row.text("roles")),
                                Optional.of(key.toJSONString()),
                                services),
                        hash)
                .orElseThrow();
    }

    private Did hostedDid(String name) {
        return Did.under(publicUrl, List.of(PARTNERS, name));
    }

    /** Admits a partner that hosts its own DID document; it proves its key with every call it makes. */
    public Verdict<Member> admit(MemberName name, String displayName, Roles roles, Did did) {
        if (did.host().equals(registry.host()) && did.port().equals(registry.port())) {
            return Verdict.refused(
                    "member.did-taken", "DIDs of this host are given by enrolment", "make a code instead");
        }
        return Members.displayName(displayName).then(label -> {
            try {
                return Verdict.accepted(database.commit(tx -> members.add(
                        tx, new Members.Newcomer(name, did, label, roles, Optional.empty(), Services.none()))));
            } catch (Database.Duplicate e) {
                return taken(name);
            }
        });
    }

    private static Verdict<ECKey> key(String jwk) {
        try {
            ECKey key = ECKey.parse(jwk == null ? "" : jwk);
            boolean named =
                    key.getKeyID() != null && KEY_NAME.matcher(key.getKeyID()).matches();
            if (named && !key.isPrivate() && Curve.P_256.equals(key.getCurve())) {
                return Verdict.accepted(new ECKey.Builder(key.getCurve(), key.getX(), key.getY())
                        .keyID(key.getKeyID())
                        .build());
            }
        } catch (ParseException | RuntimeException e) {
            // told below, with the shape that is expected
        }
        return Verdict.refused(
                "enrolment.key",
                "the key is not a public P-256 JWK with a plain kid",
                "send kty EC, crv P-256, x, y, kid");
    }

    private static <T> Verdict<T> taken(MemberName name) {
        return Verdict.refused(
                "member.name-taken", "the name " + quote(name) + " or its DID is taken", "choose another");
    }
}
