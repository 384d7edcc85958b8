package org.ecluse.connector.receipts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.connector.delivery.Sha256;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.receipts.Delivered;
import org.ecluse.contracts.receipts.SqlUseReceipts;

/** What arrives here under our agreements, on record once it is here whole. Safe for threads. */
public final class Arrivals {
    private final SqlUseReceipts receipts;
    private final Confirmations confirmations;

    public Arrivals(SqlUseReceipts receipts, Confirmations confirmations) {
        this.receipts = receipts;
        this.confirmations = confirmations;
    }

    /**
     * The content of a pull, counted while it is read. Its end is only told once the arrival is on record; it fails where that
     * cannot be written.
     *
     * @param address where the provider says that the receipt is exchanged; it counts only at the endpoint's own door
     * @param length where the provider said it: what is shorter has not arrived
     */
    public InputStream counted(
            AgreementId agreement, URI endpoint, Optional<String> address, InputStream content, OptionalLong length) {
        return new Counted(this, agreement, ReceiptAddress.at(endpoint, address), content, length);
    }

    /** A push is here whole. @param address where the provider says that the receipt is exchanged */
    public void pushed(AgreementId agreement, Optional<String> address, long bytes, String sha256) {
        arrived(agreement, ReceiptAddress.anywhere(address), bytes, sha256);
    }

    private void arrived(AgreementId agreement, Optional<ReceiptAddress> address, long bytes, String sha256) {
        var said = receipts.arrived(
                agreement,
                address.map(ReceiptAddress::use),
                address.map(ReceiptAddress::address),
                Delivered.bytes(bytes, sha256));
        if (address.isPresent() && said.signature().isPresent()) {
            confirmations.wake();
        }
    }

    /** For one thread. */
    private static final class Counted extends FilterInputStream {
        private final Arrivals arrivals;
        private final AgreementId agreement;
        private final Optional<ReceiptAddress> address;
        private final OptionalLong length;
        private final MessageDigest digest = Sha256.fresh();
        private long bytes;
        private boolean ended;

        Counted(
                Arrivals arrivals,
                AgreementId agreement,
                Optional<ReceiptAddress> address,
                InputStream content,
                OptionalLong length) {
            super(content);
            this.arrivals = arrivals;
            this.agreement = agreement;
            this.address = address;
            this.length = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) throws IOException {
            int count = in.read(target, offset, wanted);
            if (count >= 0) {
                digest.update(target, offset, count);
                bytes += count;
            } else {
                end();
            }
            return count;
        }

        private void end() throws IOException {
            if (ended) {
                return;
            }
            if (length.isPresent() && length.getAsLong() != bytes) {
                throw new IOException("the content broke off after " + bytes + " bytes");
            }
            ended = true;
            try {
                arrivals.arrived(agreement, address, bytes, HexFormat.of().formatHex(digest.digest()));
            } catch (RuntimeException e) {
                throw new IOException("that the content arrived cannot be put on record; ask for it again", e);
            }
        }

        @Override
        public long skip(long count) throws IOException {
            return readNBytes((int) Math.min(count, 8_192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
