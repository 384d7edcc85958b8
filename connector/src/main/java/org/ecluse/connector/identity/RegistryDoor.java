package org.ecluse.connector.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ecluse.trust.Did;
import org.ecluse.trust.Refusal;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.HttpMessage;

/** The registry's answers to a newcomer and to a member, read and checked. Blocking; safe for threads. */
final class RegistryDoor {
    private static final String VC_1_1_JWT = "vc11-sl2021/jwt";

    private final Egress egress;

    RegistryDoor(Egress egress) {
        this.egress = egress;
    }

    /** What is to be signed, and for whom. */
    record Challenge(String nonce, Did registry) {}

    /** Who the registry says we are now. */
    record Admission(Did did, Did registry) {}

    Verdict<Challenge> challenge(URI registry) {
        return egress.get(registry.resolve("/api/enrolments/challenge"), Map.of("Accept", "application/json"))
                .then(RegistryDoor::members)
                .then(members -> did(members, "registryDid")
                        .then(did -> text(members, "nonce").map(nonce -> new Challenge(nonce, did))));
    }

    Verdict<Admission> enrol(URI registry, Map<String, Object> application) {
        var body = JSONObjectUtils.toJSONString(application).getBytes(StandardCharsets.UTF_8);
        return egress.post(
                        registry.resolve("/api/enrolments"),
                        Map.of("Content-Type", "application/json", "Accept", "application/json"),
                        body)
                .then(RegistryDoor::members)
                .then(members -> did(members, "did")
                        .then(did -> did(members, "registryDid").map(issuer -> new Admission(did, issuer))));
    }

    /** The credentials we may have, in the one form that we present. (DCP 1.0, section 6.6: issuer metadata) */
    Verdict<List<Wallet.Wanted>> available(URI issuerService, String token) {
        return egress.get(
                        URI.create(issuerService.toString().replaceAll("/+$", "") + "/metadata"),
                        Map.of("Accept", "application/json", "Authorization", "Bearer " + token))
                .then(RegistryDoor::members)
                .then(RegistryDoor::wanted);
    }

    private static Verdict<List<Wallet.Wanted>> wanted(Map<String, Object> metadata) {
        var wanted = new ArrayList<Wallet.Wanted>();
        if (!(metadata.get("credentialsSupported") instanceof List<?> supported)) {
            return unreadable("credentialsSupported");
        }
        for (var one : supported) {
            if (one instanceof Map<?, ?> object
                    && VC_1_1_JWT.equals(object.get("profile"))
                    && object.get("id") instanceof String id
                    && object.get("credentialType") instanceof String type) {
                wanted.add(new Wallet.Wanted(id, type));
            }
        }
        return Verdict.accepted(List.copyOf(wanted));
    }

    /** The members of a good answer; of another, the registry's own reason. */
    private static Verdict<Map<String, Object>> members(HttpMessage answer) {
        Map<String, Object> members;
        try {
            members = JSONObjectUtils.parse(answer.text());
        } catch (ParseException e) {
            return Verdict.refused(
                    "registry.unreadable",
                    "the registry answered " + answer.status() + " with something else than a JSON object",
                    "check that the address is a registry's");
        }
        return answer.isSuccess() ? Verdict.accepted(members) : Verdict.refused(reason(answer, members));
    }

    private static Refusal reason(HttpMessage answer, Map<String, Object> problem) {
        return text(problem, "code")
                .then(code -> text(problem, "cause")
                        .then(cause -> text(problem, "cure").map(cure -> new Refusal(code, cause, cure))))
                .toOptional()
                .orElseGet(() -> new Refusal(
                        "registry.refused", "the registry answered " + answer.status(), "ask the registry's operator"));
    }

    private static Verdict<Did> did(Map<String, Object> members, String name) {
        return text(members, name).then(Did::read);
    }

    private static Verdict<String> text(Map<String, Object> members, String name) {
        return members.get(name) instanceof String text ? Verdict.accepted(text) : unreadable(name);
    }

    private static <T> Verdict<T> unreadable(String name) {
        return Verdict.refused(
                "registry.unreadable", "the registry's answer has no usable `" + name + "`", "check its version");
    }
}
