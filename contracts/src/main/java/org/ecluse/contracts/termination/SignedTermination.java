package org.ecluse.contracts.termination;

import jakarta.json.Json;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.canonical.CanonicalJson;

/** A termination and who has signed it, each signature verified. */
public record SignedTermination(Termination termination, Signatures signatures) {

    /** Names it among all of them: the hash of its record. */
    public String hash() {
        return TerminationRecord.hash(termination);
    }

    /** What is sent to the other side: canonical JSON with the record and the signatures, {@code header..signature}. */
    public byte[] message() {
        var json = Json.createObjectBuilder()
                .add("type", TerminationMessage.TYPE)
                .add("record", TerminationRecord.json(termination));
        signatures.provider().ifPresent(one -> json.add(TerminationMessage.PROVIDER, one.jws()));
        signatures.consumer().ifPresent(one -> json.add(TerminationMessage.CONSUMER, one.jws()));
        return CanonicalJson.bytes(json.build());
    }
}
