package org.ecluse.launcher.replicas;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What stands before the replicas of a partner: each connection goes to one that takes it, in turn. */
final class Balancer implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket door;
    private final List<InetSocketAddress> behind;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(Balancer::daemon);

    /** @param host where it listens; {@code behind} listen on the same port */
    Balancer(String host, int port, List<String> behind) throws IOException {
        this.door = new ServerSocket(port, 256, InetAddress.getByName(host));
        this.behind = behind.stream()
                .map(backend -> new InetSocketAddress(backend, port))
                .toList();
        threads.execute(this::accept);
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var peer = door.accept();
                threads.execute(() -> connect(peer));
            }
        } catch (IOException e) {
            threads.shutdown(); // closed
        }
    }

    private void connect(Socket peer) {
        int first = turn.getAndIncrement();
        var taken = IntStream.range(0, behind.size())
                .mapToObj(i -> behind.get(Math.floorMod(first + i, behind.size())))
                .anyMatch(backend -> joined(peer, backend));
        if (!taken) {
            close(peer);
        }
    }

    private boolean joined(Socket peer, InetSocketAddress backend) {
        var socket = new Socket();
        try {
            socket.connect(backend, CONNECT_MILLIS);
            threads.execute(() -> pump(peer, socket));
            threads.execute(() -> pump(socket, peer));
            return true;
        } catch (IOException e) {
            close(socket);
            return false;
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side is gone, and so is the other now.
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket could not be closed", e);
        }
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "balancer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
