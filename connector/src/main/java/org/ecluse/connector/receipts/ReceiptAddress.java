package org.ecluse.connector.receipts;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the receipt of one use is exchanged, as its provider says.
 *
 * @param use the id of the use, the last part of the address: a UUID
 */
record ReceiptAddress(URI address, String use) {
    private static final int LENGTH_MAX = 2_048;
    private static final Pattern USE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Empty when none is said, or another host or port than the endpoint's. */
    static Optional<ReceiptAddress> at(URI endpoint, Optional<String> said) {
        return anywhere(said)
                .filter(receipt -> Objects.equals(receipt.address.getScheme(), endpoint.getScheme())
                        && Objects.equals(receipt.address.getHost(), endpoint.getHost())
                        && receipt.address.getPort() == endpoint.getPort());
    }

    /** Empty when none is said that can be one. Whether it may be called is for the guard on the way out. */
    static Optional<ReceiptAddress> anywhere(Optional<String> said) {
        if (said.isEmpty() || said.get().length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            var address = URI.create(said.get());
            var path = String.valueOf(address.getPath());
            var use = path.substring(path.lastIndexOf('/') + 1);
            return USE.matcher(use).matches() && address.getHost() != null
                    ? Optional.of(new ReceiptAddress(address, use))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
