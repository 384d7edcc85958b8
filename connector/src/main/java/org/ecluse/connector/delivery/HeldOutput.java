package org.ecluse.connector.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Sends in pieces, and holds the last byte back until it is released: a use must be on the record before its peer has the
 * whole. For one thread.
 */
final class HeldOutput extends OutputStream {
    private static final int PIECE_BYTES = 64 * 1024;

    /** Asked before each piece but the last; throws when nothing more may leave. */
    interface Gate {
        void pass() throws IOException;
    }

    private final OutputStream peer;
    private final Gate gate;
    private final MessageDigest digest;
    private final byte[] piece = new byte[PIECE_BYTES];
    private int filled;
    private long count;
    private long sent;

    HeldOutput(OutputStream peer, Gate gate) {
        this.peer = peer;
        this.gate = gate;
        this.digest = Sha256.fresh();
    }

    /** SHA-256 of all bytes written to this; once, after the last. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** All bytes written to this, sent or still held. */
    long count() {
        return count;
    }

    long sent() {
        return sent;
    }

    @Override
    public void write(int b) throws IOException {
        if (filled == PIECE_BYTES) {
            sendAllButLast();
        }
        piece[filled++] = (byte) b;
        digest.update((byte) b);
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == PIECE_BYTES) {
                sendAllButLast();
            }
            int part = Math.min(left, PIECE_BYTES - filled);
            System.arraycopy(bytes, at, piece, filled, part);
            filled += part;
            at += part;
            left -= part;
        }
        digest.update(bytes, offset, length);
        count += length;
    }

    /** Does not let the last byte go; {@link #release} does. */
    void sendAllButLast() throws IOException {
        if (filled > 1) {
            gate.pass();
            peer.write(piece, 0, filled - 1);
            peer.flush();
            sent += filled - 1;
            piece[0] = piece[filled - 1];
            filled = 1;
        }
    }

    /** Lets the last byte go, and ends the peer's stream. */
    void release() throws IOException {
        peer.write(piece, 0, filled);
        sent += filled;
        filled = 0;
        peer.close();
    }
}
