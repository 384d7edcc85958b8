package org.ecluse.trust.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.ecluse.trust.Verdict;

/** An immutable list of bits, one for each credential; a set bit revokes. Index 0 is the left-most bit. */
public final class StatusList {
    /** SPEC Bitstring Status List 1.0, section 6.1: at least 131,072 entries, so that holders hide in the crowd. */
    public static final int ENTRIES_MIN = 131_072;

    private static final int BYTES_MAX = 4 << 20;

    private final byte[] bits;

    private StatusList(byte[] bits) {
        this.bits = bits;
    }

    /** A list of {@value #ENTRIES_MIN} clear entries. */
    public static StatusList clear() {
        return new StatusList(new byte[ENTRIES_MIN / Byte.SIZE]);
    }

    /** This list with more entries set. */
    public StatusList set(int... indexes) {
        byte[] copy = bits.clone();
        for (int index : indexes) {
            copy[index / Byte.SIZE] |= (byte) (0x80 >> (index % Byte.SIZE));
        }
        return new StatusList(copy);
    }

    /** Whether an entry is set. */
    public boolean isSet(int index) {
        return (bits[index / Byte.SIZE] & (0x80 >> (index % Byte.SIZE))) != 0;
    }

    /** How many entries there are. */
    public int size() {
        return bits.length * Byte.SIZE;
    }

    /** Multibase base64url of the compressed bits: {@code u…}. (Bitstring Status List 1.0, section 2.2) */
    public String encode() {
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed());
    }

    /** Plain base64 of the compressed bits. (Status List 2021, section 2.2) */
    public String encode2021() {
        return Base64.getEncoder().encodeToString(packed());
    }

    private byte[] packed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads a list in either encoding, of at most 4 MiB of bits. */
    public static Verdict<StatusList> decode(String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return refused("it is missing");
        }
        try {
            byte[] packed = encoded.charAt(0) == 'u'
                    ? Base64.getUrlDecoder().decode(encoded.substring(1))
                    : Base64.getDecoder().decode(encoded);
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                byte[] bits = gzip.readNBytes(BYTES_MAX + 1);
                if (bits.length > BYTES_MAX || bits.length * Byte.SIZE < ENTRIES_MIN) {
                    return refused("it has an unacceptable length");
                }
                return Verdict.accepted(new StatusList(bits));
            }
        } catch (IOException | IllegalArgumentException e) {
            return refused("it is not base64 of gzip");
        }
    }

    private static Verdict<StatusList> refused(String why) {
        return Verdict.refused("status.malformed", "status list refused: " + why, "publish a Bitstring Status List");
    }
}
