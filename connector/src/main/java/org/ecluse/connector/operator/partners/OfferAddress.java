package org.ecluse.connector.operator.partners;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How people name an offer: the partner's short name, a slash, the asset id, such as {@code enedis/energy-by-address}.
 * The asset id may be anything a foreign connector made up, slashes too, up to 255 visible characters.
 */
public record OfferAddress(String partner, String assetId) {
    private static final Pattern SHAPE =
            Pattern.compile("(?<partner>[A-Za-z0-9._-]{1,128})/(?<asset>[^\\p{Cntrl}]{1,255})");

    /** Reads {@code partner/asset}; empty when the text has another form. */
    public static Optional<OfferAddress> parse(String text) {
        var parts = SHAPE.matcher(text);
        return parts.matches()
                ? Optional.of(new OfferAddress(parts.group("partner"), parts.group("asset")))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return partner + "/" + assetId;
    }
}
