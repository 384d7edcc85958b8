package org.ecluse.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.ecluse.registry.members.Enrolment;
import org.ecluse.registry.members.Member;
import org.ecluse.registry.members.MemberName;
import org.ecluse.registry.members.Roles;
import org.ecluse.registry.members.Services;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.enrolment.KeyProof;
import org.ecluse.trust.keys.KeyVault;
import org.ecluse.trust.keys.SigningKey;
import org.ecluse.trust.tokens.SelfIssuedTokens;

/** A whole registry on a real database, without a server around it, by a clock that the test moves. */
public final class TestRegistry implements AutoCloseable {
    public static final Did DID = Did.of("did:web:127.0.0.1%3A19000");

    private final Path folder;
    private final TestClock clock = new TestClock();
    private Registry registry;

    public TestRegistry(Path folder) {
        this.folder = folder;
        open();
    }

    private void open() {
        registry = new Registry(
                new RegistrySettings(
                        folder.resolve("registry"),
                        URI.create("http://127.0.0.1:19000"),
                        "Rennes",
                        Set.of("127.0.0.1")),
                clock);
    }

    public Registry registry() {
        return registry;
    }

    public TestClock clock() {
        return clock;
    }

    public void restart() {
        registry.close();
        open();
    }

    /** A partner's key, made outside the registry. */
    public SigningKey key(String name) {
        return KeyVault.open(folder.resolve("keys-of-" + name), clock).signingKey("key-1");
    }

    public Verdict<Enrolment.Invitation> invite(String name) {
        return registry.enrolment().invite(new MemberName(name), "The " + name, Roles.none(), Duration.ofDays(1));
    }

    public String code(String name) {
        return good(invite(name)).code();
    }

    public Enrolment.Application application(String name, String code, String nonce, SigningKey proofKey) {
        return new Enrolment.Application(
                code,
                key(name).publicJwk().toJSONString(),
                nonce,
                KeyProof.create(proofKey, DID, nonce, code),
                services("http://127.0.0.1:1/wallet"));
    }

    public Verdict<Member> enrol(String name, String code) {
        String nonce = registry.enrolment().challenge();
        return registry.enrolment().enrol(application(name, code, nonce, key(name)));
    }

    public Member enrolled(String name) {
        return good(enrol(name, code(name)));
    }

    public Services services(String wallet) {
        return good(Services.read(Map.of("credentialService", wallet, "dsp", "http://127.0.0.1:1/dsp")));
    }

    public String token(Member member) {
        return new SelfIssuedTokens(member.did(), key(member.name().value()), clock).create(DID);
    }

    public static <T> T good(Verdict<T> verdict) {
        return verdict.fold(value -> value, refusal -> {
            throw new AssertionError(refusal.toString());
        });
    }

    public static String code(Verdict<?> verdict) {
        return verdict.reason().map(Refusal::code).orElse("accepted");
    }

    @Override
    public void close() {
        registry.close();
    }
}
