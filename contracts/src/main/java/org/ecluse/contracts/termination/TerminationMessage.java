package org.ecluse.contracts.termination;

import jakarta.json.JsonException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.canonical.CanonicalJson;
import org.ecluse.contracts.canonical.NotCanonical;

/**
 * A termination as it came in, its signatures not verified.
 *
 * @param jws by side, {@code header..signature}
 */
record TerminationMessage(Termination termination, Map<Signatory, String> jws) {
    static final String TYPE = "EcluseTerminationMessage/1";
    static final String PROVIDER = "signedByProvider";
    static final String CONSUMER = "signedByConsumer";
    static final int BYTES_MAX = 65_536;
    private static final Set<String> MEMBERS = Set.of("type", "record", PROVIDER, CONSUMER);

    /** Empty when the bytes are not such a message in canonical form. */
    static Optional<TerminationMessage> read(byte[] message) {
        if (message.length > BYTES_MAX) {
            return Optional.empty();
        }
        try {
            var json = CanonicalJson.read(message);
            if (!MEMBERS.containsAll(json.keySet()) || !TYPE.equals(json.getString("type"))) {
                return Optional.empty();
            }
            var jws = new EnumMap<Signatory, String>(Signatory.class);
            if (json.containsKey(PROVIDER)) {
                jws.put(Signatory.PROVIDER, json.getString(PROVIDER));
            }
            if (json.containsKey(CONSUMER)) {
                jws.put(Signatory.CONSUMER, json.getString(CONSUMER));
            }
            return Optional.of(new TerminationMessage(TerminationRecord.read(json.getJsonObject("record")), jws));
        } catch (NotCanonical
                | IllegalArgumentException
                | JsonException
                | NullPointerException
                | ClassCastException notOne) {
            return Optional.empty();
        }
    }
}
