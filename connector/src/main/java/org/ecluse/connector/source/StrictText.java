package org.ecluse.connector.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.ecluse.policy.Problem;

/**
 * Characters out of bytes, where a byte that is not of the charset is an error with line and column, never a
 * replacement character. A byte order mark at the start is left out. For one thread.
 */
final class StrictText extends Reader {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer in = ByteBuffer.allocate(CHUNK_BYTES);
    private final CharBuffer out = CharBuffer.allocate(CHUNK_BYTES);
    private long line = 1;
    private long column = 1;
    private boolean atStart = true;
    private boolean ended;

    StrictText(InputStream bytes, Charset charset) {
        this.bytes = bytes;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        in.limit(0);
        out.limit(0);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!out.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, out.remaining());
        out.get(target, offset, count);
        return count;
    }

    private void fill() throws IOException {
        boolean last = !moreBytes();
        out.clear();
        CoderResult result = decoder.decode(in, out, last);
        if (last && !result.isError() && !result.isOverflow()) {
            result = decoder.flush(out);
            ended = !result.isOverflow();
        }
        out.flip();
        skipByteOrderMark();
        count(out);
        if (result.isError()) {
            throw malformed(result.length());
        }
    }

    /** @return false when there are no more than those already in the buffer */
    private boolean moreBytes() throws IOException {
        in.compact();
        int count = bytes.read(in.array(), in.position(), in.remaining());
        if (count > 0) {
            in.position(in.position() + count);
        }
        in.flip();
        return count >= 0;
    }

    private void skipByteOrderMark() {
        if (atStart && out.hasRemaining()) {
            atStart = false;
            if (out.get(0) == BYTE_ORDER_MARK) {
                out.get();
            }
        }
    }

    private void count(CharBuffer decoded) {
        char[] chars = decoded.array();
        int start = decoded.position();
        int lineStart = start;
        for (int i = start; i < decoded.limit(); i++) {
            if (chars[i] == '\n') {
                line++;
                column = 1;
                lineStart = i + 1;
            }
        }
        column += decoded.limit() - lineStart;
    }

    private SourceBroken malformed(int length) {
        var hex = new StringBuilder();
        for (int i = 0; i < length && in.position() + i < in.limit(); i++) {
            hex.append(hex.isEmpty() ? "" : " ").append(String.format("%02X", in.get(in.position() + i)));
        }
        var name = decoder.charset().name();
        return new SourceBroken(new Problem(
                "source.encoding",
                "line " + line + ", column " + column,
                "the bytes " + hex + " are no character in " + name,
                "write the file in " + name + ", or name the charset that it is written in when publishing it"));
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
