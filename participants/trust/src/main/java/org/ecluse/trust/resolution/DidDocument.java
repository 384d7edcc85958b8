package org.ecluse.trust.resolution;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;

/**
 * What a participant says of itself: its keys and where it can be reached. (W3C DID 1.0, section 5)
 *
 * @param id the participant
 * @param keys its public keys; those of other controllers are left out
 * @param services its addresses
 */
public record DidDocument(Did id, List<Key> keys, List<Service> services) {
    private static final int ENTRIES_MAX = 64;

    /** One verification method: its full id and the public key. */
    public record Key(String id, JWK jwk) {}

    /** One address: {@code CredentialService}, {@code IssuerService}, {@code DspService} … */
    public record Service(String id, String type, URI endpoint) {}

    /** Copies the lists in. */
    public DidDocument {
        keys = List.copyOf(keys);
        services = List.copyOf(services);
    }

    /** The key with this full id; a relative id in the document was completed on reading. */
    public Verdict<JWK> key(String keyId) {
        List<JWK> found = keys.stream()
                .filter(key -> key.id().equals(keyId))
                .map(Key::jwk)
                .toList();
        return found.size() == 1
                ? Verdict.accepted(found.get(0))
                : Verdict.refused(
                        "token.kid",
                        "DID document " + id + " lists " + found.size() + " keys with id " + quote(keyId),
                        "sign with a key that the DID document lists once");
    }

    /** The first address of this type. */
    public Optional<URI> service(String type) {
        return services.stream()
                .filter(s -> s.type().equals(type))
                .map(Service::endpoint)
                .findFirst();
    }

    /** The document as JSON text, keys usable for authentication and assertion. */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "@context", List.of("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"));
        members.put("id", id.toString());
        members.put(
                "verificationMethod",
                keys.stream()
                        .map(key -> Map.of(
                                "id", key.id(),
                                "type", "JsonWebKey2020",
                                "controller", id.toString(),
                                "publicKeyJwk", key.jwk().toPublicJWK().toJSONObject()))
                        .toList());
        List<String> keyIds = keys.stream().map(Key::id).toList();
        members.put("authentication", keyIds);
        members.put("assertionMethod", keyIds);
        members.put(
                "service",
                services.stream()
                        .map(s -> Map.of(
                                "id", s.id(),
                                "type", s.type(),
                                "serviceEndpoint", s.endpoint().toString()))
                        .toList());
        return JSONObjectUtils.toJSONString(members);
    }

    /** Reads a fetched document; refused unless it is the document of the DID asked for. */
    public static Verdict<DidDocument> read(String json, Did expected) {
        Map<String, Object> members;
        try {
            members = JSONObjectUtils.parse(json);
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            return unreadable(expected, "it is not a JSON object");
        }
        if (members == null) {
            return unreadable(expected, "it is not a JSON object");
        }
        if (!expected.toString().equals(members.get("id"))) {
            return unreadable(expected, "it is the document of " + quote(members.get("id")));
        }
        try {
            return Verdict.accepted(new DidDocument(expected, keys(members, expected), services(members, expected)));
        } catch (ParseException | RuntimeException e) {
            return unreadable(expected, "its keys or services are malformed");
        }
    }

    private static List<Key> keys(Map<String, Object> document, Did did) throws ParseException {
        List<Key> keys = new ArrayList<>();
        for (Map<String, Object> method : objects(document, "verificationMethod")) {
            Map<String, Object> jwk = JSONObjectUtils.getJSONObject(method, "publicKeyJwk");
            Object controller = method.get("controller");
            boolean ours = controller == null || did.toString().equals(controller);
            if (jwk != null && ours) {
                keys.add(new Key(complete(String.valueOf(method.get("id")), did), JWK.parse(jwk)));
            }
        }
        return keys;
    }

    private static List<Service> services(Map<String, Object> document, Did did) throws ParseException {
        List<Service> services = new ArrayList<>();
        for (Map<String, Object> service : objects(document, "service")) {
            if (service.get("serviceEndpoint") instanceof String endpoint) {
                String id = complete(String.valueOf(service.get("id")), did);
                services.add(new Service(id, String.valueOf(service.get("type")), URI.create(endpoint)));
            }
        }
        return services;
    }

    private static String complete(String id, Did did) {
        if (id.startsWith("did:")) {
            return id;
        }
        return did.keyId(id.startsWith("#") ? id.substring(1) : id);
    }

    private static List<Map<String, Object>> objects(Map<String, Object> document, String name) throws ParseException {
        Map<String, Object>[] found = JSONObjectUtils.getJSONObjectArray(document, name);
        if (found == null) {
            return List.of();
        }
        if (found.length > ENTRIES_MAX) {
            throw new ParseException("more than " + ENTRIES_MAX + " entries in " + name, 0);
        }
        return List.of(found);
    }

    private static Verdict<DidDocument> unreadable(Did did, String why) {
        return Verdict.refused(
                "did.unresolvable", "the DID document of " + did + " is refused: " + why, "publish a valid document");
    }
}
