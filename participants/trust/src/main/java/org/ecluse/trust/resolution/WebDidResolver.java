package org.ecluse.trust.resolution;

import java.util.Map;
import org.ecluse.trust.Did;
import org.ecluse.trust.Verdict;
import org.ecluse.trust.egress.Egress;
import org.ecluse.trust.egress.HttpMessage;

/** Fetches DID documents over HTTP(S). (did:web method specification, section 3.2) */
public final class WebDidResolver implements DidResolver {
    private final Egress egress;
    private final boolean https;

    /**
     * A resolver that calls out through this egress.
     *
     * @param https true except in a data space on one machine or inside one network
     */
    public WebDidResolver(Egress egress, boolean https) {
        this.egress = egress;
        this.https = https;
    }

    @Override
    public Verdict<DidDocument> resolve(Did did) {
        return egress.get(did.documentUrl(https), Map.of("Accept", "application/did+json, application/json"))
                .then(answer -> read(did, answer));
    }

    private static Verdict<DidDocument> read(Did did, HttpMessage answer) {
        if (!answer.isSuccess()) {
            return Verdict.refused(
                    "did.unresolvable",
                    "the host of " + did + " answered " + answer.status() + " for its document",
                    "publish the DID document");
        }
        return DidDocument.read(answer.text(), did);
    }
}
