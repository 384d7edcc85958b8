package org.ecluse.connector.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import javax.crypto.Cipher;

/** Decrypts what is read; gives no byte that is not authentic, and no end that is not the file's own. */
final class SealedInput extends InputStream {
    private final PushbackInputStream in;
    private final byte[] key;
    private byte[] chunk = new byte[0];
    private int read;
    private long number;
    private boolean over;

    /** @throws BackupRefused when the file is another kind's, or the passphrase another */
    SealedInput(InputStream in, String passphrase) throws IOException {
        this.in = new PushbackInputStream(in);
        var fileKey = AgeFormat.open(this.in, passphrase);
        var nonce = this.in.readNBytes(AgeFormat.NONCE);
        if (nonce.length < AgeFormat.NONCE) {
            throw AgeFormat.altered();
        }
        this.key = AgeFormat.payloadKey(fileKey, nonce);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (read == chunk.length) {
            if (over) {
                return -1;
            }
            next();
        }
        int taken = Math.min(length, chunk.length - read);
        System.arraycopy(chunk, read, bytes, offset, taken);
        read += taken;
        return taken;
    }

    private void next() throws IOException {
        var sealed = in.readNBytes(AgeFormat.CHUNK + AgeFormat.TAG);
        int ahead = in.read();
        over = ahead < 0;
        if (!over) {
            in.unread(ahead);
        }
        if (sealed.length < AgeFormat.TAG) {
            throw AgeFormat.altered();
        }
        try {
            chunk = AgeFormat.chunk(Cipher.DECRYPT_MODE, key, number++, over, sealed, sealed.length);
            read = 0;
        } catch (IllegalStateException e) {
            throw AgeFormat.altered();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
