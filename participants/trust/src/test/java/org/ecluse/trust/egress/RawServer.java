package org.ecluse.trust.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that says exactly what the test tells it, well-formed or not, and counts who came. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger hits = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private volatile boolean slowly;
    private volatile String lastRequest = "";

    public RawServer() throws IOException {
        Thread thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return door.getLocalPort();
    }

    public int hits() {
        return hits.get();
    }

    public String lastRequest() {
        return lastRequest;
    }

    public void answer(String text) {
        answer = text;
        slowly = false;
    }

    /** One byte every 50 ms. */
    public void drip(String text) {
        answer = text;
        slowly = true;
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                hits.incrementAndGet();
                lastRequest = request(caller.getInputStream());
                send(caller.getOutputStream());
            } catch (IOException e) {
                // the caller left, or the test is over
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().contains("\r\n\r\n")) {
            int c = in.read();
            if (c < 0) {
                return text.toString();
            }
            text.append((char) c);
        }
        String head = text.toString();
        int at = head.indexOf("Content-Length: ");
        if (at >= 0) {
            int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
            text.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private void send(OutputStream out) throws IOException {
        byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
        if (!slowly) {
            out.write(bytes);
            return;
        }
        for (byte b : bytes) {
            out.write(b);
            out.flush();
            try {
                if (closed.await(50, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        door.close();
    }
}
