package org.ecluse.policy.reading;

import java.util.Set;
import org.ecluse.policy.model.Odrl;

/**
 * The left operands of ODRL's common vocabulary. DSP 2025-1 writes them as bare words ({@code dateTime}), for which its
 * JSON-LD context has no term. (ODRL Vocabulary 2.2, section 4.5)
 */
final class LeftOperands {
    private static final Set<String> TERMS = Set.of(
            "absolutePosition",
            "absoluteSize",
            "absoluteSpatialPosition",
            "absoluteTemporalPosition",
            "count",
            "dateTime",
            "delayPeriod",
            "deliveryChannel",
            "device",
            "elapsedTime",
            "event",
            "fileFormat",
            "industry",
            "language",
            "media",
            "meteredTime",
            "payAmount",
            "percentage",
            "product",
            "purpose",
            "recipient",
            "relativePosition",
            "relativeSize",
            "relativeSpatialPosition",
            "relativeTemporalPosition",
            "resolution",
            "spatial",
            "spatialCoordinates",
            "system",
            "systemDevice",
            "timeInterval",
            "unitOfCount",
            "version",
            "virtualLocation");

    private LeftOperands() {}

    /** A bare word of the vocabulary, in full. The published W3C context maps {@code industry} with a colon too many. */
    static String inOdrl(String name) {
        if (name.equals(Odrl.NS + "industry:")) {
            return Odrl.NS + "industry";
        }
        return TERMS.contains(name) ? Odrl.NS + name : name;
    }
}
