package org.ecluse.trust.egress;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request whose body is still being written, in chunks. (RFC 9112, 7.1) Only {@link #finish} ends the body: whoever is
 * closed before breaks the connection, so that the receiver sees that the body is not whole. Written by one thread;
 * {@link #close} may be called by any other, and unblocks a write.
 */
public final class OutgoingBody implements Closeable {
    private final Closeable connection;
    private final OutputStream wire;
    private final InputStream answer;
    private final int answerBytesMax;

    OutgoingBody(Closeable connection, OutputStream wire, InputStream answer, int answerBytesMax) {
        this.connection = connection;
        this.wire = wire;
        this.answer = answer;
        this.answerBytesMax = answerBytesMax;
    }

    /** Where the body is written to. Closing this stream is not finishing: it does nothing. */
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    wire.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    wire.write(bytes, offset, length);
                    wire.write('\r');
                    wire.write('\n');
                }
            }

            @Override
            public void flush() throws IOException {
                wire.flush();
            }
        };
    }

    /** Ends the body and waits for the answer. */
    public HttpMessage finish() throws IOException {
        wire.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        wire.flush();
        return HttpWire.receive(answer, answerBytesMax);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
