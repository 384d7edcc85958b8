package org.ecluse.launcher.cli.partner;

import org.ecluse.launcher.cli.api.Door;
import picocli.CommandLine;

/** An offer's address as people write it: {@code partner/asset}. */
record OfferName(String partner, String asset) {

    /** Reads one from the command line. */
    static final class Reader implements CommandLine.ITypeConverter<OfferName> {
        @Override
        public OfferName convert(String text) {
            if (!looksLikeOne(text)) {
                throw new CommandLine.TypeConversionException("`" + text + "` is not partner/asset");
            }
            int slash = text.indexOf('/');
            return new OfferName(text.substring(0, slash), text.substring(slash + 1));
        }
    }

    /** Contract ids have no slash in them. */
    static boolean looksLikeOne(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && slash < text.length() - 1;
    }

    /** Where the API tells about it. */
    String path() {
        return "/api/offers/" + Door.segment(partner) + "/" + Door.segment(asset);
    }

    @Override
    public String toString() {
        return partner + "/" + asset;
    }
}
