package org.ecluse.connector.edc.identity;

import static org.ecluse.trust.Refusal.quote;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.HttpMessage;

/**
 * Asks another party's credential service for a presentation, by the guarded way out. The messages of DCP have one fixed
 * JSON form, so they are read as JSON. (DCP 1.0, section 5.4)
 */
final class PeerCredentialService {
    private static final String CONTEXT = "https://w3id.org/dspace-dcp/v1.0/dcp.jsonld";
    private static final int PRESENTATIONS_MAX = 16;

    private final Egress egress;

    PeerCredentialService(Egress egress) {
        this.egress = egress;
    }

    /** @return the presentations, each a compact JWS that nobody has checked yet */
    Verdict<List<String>> present(URI service, String token, List<String> scopes) {
        var query = new LinkedHashMap<String, Object>();
        query.put("@context", List.of(CONTEXT));
        query.put("type", "PresentationQueryMessage");
        query.put("scope", scopes);
        return egress.post(
                        URI.create(service.toString().replaceAll("/+$", "") + "/presentations/query"),
                        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                        JSONObjectUtils.toJSONString(query).getBytes(StandardCharsets.UTF_8))
                .then(PeerCredentialService::presentations);
    }

    private static Verdict<List<String>> presentations(HttpMessage answer) {
        if (!answer.isSuccess()) {
            return Verdict.refused(
                    "presentation.not-given",
                    "its credential service answered " + answer.status() + " " + quote(answer.text()),
                    "it should hold a membership of our registry");
        }
        try {
            var given = JSONObjectUtils.parse(answer.text()).get("presentation");
            return jwts(given instanceof Collection<?> several ? several : given == null ? List.of() : List.of(given));
        } catch (ParseException e) {
            return Verdict.refused(
                    "presentation.malformed",
                    "its credential service answered with something else than JSON",
                    "answer with a PresentationResponseMessage");
        }
    }

    private static Verdict<List<String>> jwts(Collection<?> given) {
        var jwts = new ArrayList<String>();
        for (var presentation : given) {
            if (!(presentation instanceof String jwt)) {
                return Verdict.refused("presentation.format", "it presents something else than JWTs", "present JWTs");
            }
            jwts.add(jwt);
        }
        if (jwts.isEmpty() || jwts.size() > PRESENTATIONS_MAX) {
            return Verdict.refused(
                    "presentation.not-given",
                    "it gave " + jwts.size() + " presentations",
                    "it should present its membership, in at most " + PRESENTATIONS_MAX);
        }
        return Verdict.accepted(List.copyOf(jwts));
    }
}
