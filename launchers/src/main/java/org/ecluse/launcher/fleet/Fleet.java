package org.ecluse.launcher.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The processes started so far. Closing ends them all, side by side. Safe for threads. */
public final class Fleet implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Deque<Node> nodes = new ArrayDeque<>();
    private final InstantSource clock;

    public Fleet(InstantSource clock) {
        this.clock = clock;
    }

    /** Starts a registry on its settings file. */
    public Node registry(Path config) {
        return add("registry", "registry", config, "registry", "start");
    }

    /** Starts a partner's connector. */
    public Node connector(Partner partner) {
        return add(partner.name(), "connector", partner.config(), "connector", "start");
    }

    /**
     * Waits until a process answers.
     *
     * @throws IllegalStateException with its last words when it does not
     */
    public Duration ready(Node node, URI health) {
        Optional<Duration> ready = node.awaitReady(health, PATIENCE);
        return ready.orElseThrow(() -> new IllegalStateException(
                node.name() + " did not start; its log " + node.log() + " ends with\n" + node.lastWords()));
    }

    @Override
    public void close() {
        Deque<Node> ending = new ArrayDeque<>();
        synchronized (nodes) {
            while (!nodes.isEmpty()) {
                ending.push(nodes.removeFirst());
            }
        }
        ending.parallelStream().forEach(Node::close);
    }

    private Node add(String name, String archive, Path config, String... words) {
        try {
            String[] arguments = {words[0], words[1], "--config", config.toString(), "--end-with-input"};
            Node node = Node.start(
                    name,
                    JavaCommand.of(archive, arguments),
                    config.toAbsolutePath().getParent(),
                    clock);
            synchronized (nodes) {
                nodes.addLast(node);
            }
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started", e);
        }
    }
}
