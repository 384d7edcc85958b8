package org.ecluse.trust.egress;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP/1.1 exchange on an open connection, with limits. (RFC 9112) */
final class HttpWire {
    private static final int LINE_BYTES_MAX = 8_192;
    private static final int HEADER_LINES_MAX = 100;
    private static final int INTERIM_ANSWERS_MAX = 5;

    /** The answer is longer than the caller accepts. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(String what) {
            super(what);
        }
    }

    private HttpWire() {}

    static void send(OutputStream out, String method, String target, Map<String, String> headers, byte[] body)
            throws IOException {
        String length = method.equals("GET") ? "" : "Content-Length: " + body.length;
        sendHead(out, method, target, headers, length);
        out.write(body);
        out.flush();
    }

    /** The request line and headers; {@code framing} is the header that says how long the body is, or empty. */
    static void sendHead(OutputStream out, String method, String target, Map<String, String> headers, String framing)
            throws IOException {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            refuseLineBreaks(header.getKey());
            refuseLineBreaks(header.getValue());
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        head.append("Connection: close\r\nAccept-Encoding: identity\r\n");
        if (!framing.isEmpty()) {
            head.append(framing).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void refuseLineBreaks(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("control character in a header");
        }
    }

    static HttpMessage receive(InputStream in, int bodyBytesMax) throws IOException {
        for (int i = 0; i < INTERIM_ANSWERS_MAX; i++) {
            int status = status(line(in));
            Map<String, String> headers = headers(in);
            if (status >= 200) {
                return new HttpMessage(status, headers, body(in, status, headers, bodyBytesMax));
            }
        }
        throw new IOException("only interim answers");
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new IOException("not an HTTP/1.1 answer");
        }
        try {
            return Integer.parseInt(line.substring(9, 12));
        } catch (NumberFormatException e) {
            throw new IOException("not an HTTP/1.1 answer", e);
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (int i = 0; i < HEADER_LINES_MAX; i++) {
            String line = line(in);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("malformed header");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        throw new TooLong("more than " + HEADER_LINES_MAX + " header lines");
    }

    private static byte[] body(InputStream in, int status, Map<String, String> headers, int max) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked")) {
            return chunks(in, max);
        }
        String length = headers.get("content-length");
        if (length == null) {
            return atMost(in.readNBytes(max + 1), max);
        }
        long announced = number(length, 10);
        if (announced > max) {
            throw new TooLong("a body of " + announced + " bytes");
        }
        byte[] body = in.readNBytes((int) announced);
        if (body.length < announced) {
            throw new EOFException("the answer breaks off");
        }
        return body;
    }

    private static byte[] chunks(InputStream in, int max) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            long size = number(line(in).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                return body.toByteArray();
            }
            if (size > max - body.size()) {
                throw new TooLong("more than " + max + " bytes in chunks");
            }
            byte[] chunk = in.readNBytes((int) size);
            if (chunk.length < size || !line(in).isEmpty()) {
                throw new EOFException("the answer breaks off");
            }
            body.writeBytes(chunk);
        }
    }

    private static long number(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("malformed length", e);
        }
        throw new IOException("malformed length");
    }

    private static byte[] atMost(byte[] body, int max) throws TooLong {
        if (body.length > max) {
            throw new TooLong("more than " + max + " bytes");
        }
        return body;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the answer breaks off");
            }
            if (bytes.size() >= LINE_BYTES_MAX) {
                throw new TooLong("a line longer than " + LINE_BYTES_MAX + " bytes");
            }
            bytes.write(c);
        }
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
