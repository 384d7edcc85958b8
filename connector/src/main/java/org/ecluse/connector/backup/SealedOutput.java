package org.ecluse.connector.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import javax.crypto.Cipher;

/** Encrypts what is written. Only closing it makes the file whole; one that was not closed does not open. */
final class SealedOutput extends OutputStream {
    private final OutputStream out;
    private final byte[] key;
    private final byte[] chunk = new byte[AgeFormat.CHUNK];
    private int filled;
    private long number;

    SealedOutput(OutputStream out, String passphrase, SecureRandom random) throws IOException {
        this.out = out;
        var sealed = AgeFormat.header(passphrase, random);
        var nonce = new byte[AgeFormat.NONCE];
        random.nextBytes(nonce);
        this.key = AgeFormat.payloadKey(sealed.fileKey(), nonce);
        out.write(sealed.header());
        out.write(nonce);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == chunk.length) {
                flushChunk(false);
            }
            int taken = Math.min(left, chunk.length - filled);
            System.arraycopy(bytes, from, chunk, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
        }
    }

    private void flushChunk(boolean last) throws IOException {
        out.write(AgeFormat.chunk(Cipher.ENCRYPT_MODE, key, number++, last, chunk, filled));
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        flushChunk(true);
        out.close();
    }
}
