package org.ecluse.registry.credentials;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ecluse.trust.Did;
import org.ecluse.trust.keys.SigningKey;

/**
 * The registry as issuer: its DID, its key and where it is reached.
 *
 * @param did the registry's DID
 * @param key signs credentials, status lists and tokens
 * @param publicUrl the base of all its addresses, without a final slash
 */
public record Issuer(Did did, SigningKey key, URI publicUrl) {
    /** A compact JWS over these members, of this {@code typ}. */
    String sign(String type, Map<String, Object> members) {
        byte[] payload = JSONObjectUtils.toJSONString(members).getBytes(StandardCharsets.UTF_8);
        return key.sign(did.keyId(key.name()), type, payload);
    }

    /** Where a status list is published, as the profile's credentials name it. */
    URI statusListUrl(Profile profile, int list) {
        String folder = profile == Profile.VC11 ? "/status/2021/" : "/status/";
        return URI.create(publicUrl + folder + list);
    }
}
