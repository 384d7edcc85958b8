package org.ecluse.launcher.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Hosts on a network of their own: a network namespace each, joined by a bridge, with names in {@code /etc/netns}. Needs
 * root. Closing takes everything away, also when the JVM is told to end; what an earlier run left that was killed hard is
 * taken away by the next.
 */
final class HostNetwork implements AutoCloseable {
    private static final String DOMAIN = ".test";
    private static final String PREFIX = "ecluse-";
    private static final Pattern OURS = Pattern.compile(PREFIX + "(\\d+)-[a-z]+.*");
    private static final Path NAMES = Path.of("/etc/netns");

    private final String run = Long.toString(ProcessHandle.current().pid());
    private final String bridge = bridge(run);
    private final List<String> hosts;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread atEnd = new Thread(this::takeAway, "hosts-away");

    /** @param hosts short names, letters only; their addresses are 10.77.0.1 and on */
    HostNetwork(List<String> hosts) throws IOException {
        this.hosts = List.copyOf(hosts);
        sweep();
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            Commands.run("ip", "link", "add", bridge, "type", "bridge");
            Commands.run("ip", "link", "set", bridge, "up");
            for (var host : hosts) {
                build(host);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Why such a network cannot be made here; empty when it can. */
    static Optional<String> obstacle() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("network namespaces need root");
        }
        for (var program : List.of("ip", "nginx", "openssl")) {
            if (!Commands.known(program)) {
                return Optional.of("`" + program + "` is not installed: ./ecluse setup --tools");
            }
        }
        var trial = PREFIX + ProcessHandle.current().pid() + "-trial";
        try {
            Commands.run("ip", "netns", "add", trial);
            Commands.run("ip", "netns", "del", trial);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("this machine allows no network namespaces: " + e.getMessage());
        }
    }

    static String name(String host) {
        return host + DOMAIN;
    }

    String address(String host) {
        return "10.77.0." + (hosts.indexOf(host) + 1);
    }

    /** @return the command that runs {@code command} on a host */
    List<String> on(String host, List<String> command) {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", namespace(host)));
        all.addAll(command);
        return all;
    }

    private void build(String host) throws IOException {
        var space = namespace(host);
        var cable = bridge + hosts.indexOf(host);
        Commands.run("ip", "netns", "add", space);
        Commands.run("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", space);
        Commands.run("ip", "link", "set", cable, "master", bridge, "up");
        Commands.run(on(host, List.of("ip", "link", "set", "lo", "up")));
        Commands.run(on(host, List.of("ip", "addr", "add", address(host) + "/24", "dev", "eth0")));
        Commands.run(on(host, List.of("ip", "link", "set", "eth0", "up")));
        var lines = new ArrayList<String>();
        // A server that does not know its own machine's name does not start.
        lines.add("127.0.0.1 localhost "
                + Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        hosts.forEach(other -> lines.add(address(other) + " " + name(other)));
        Files.write(Files.createDirectories(NAMES.resolve(space)).resolve("hosts"), lines);
    }

    private String namespace(String host) {
        return PREFIX + run + "-" + host;
    }

    /** At most 15 characters, which is all that an interface's name may have, with a digit to follow. */
    private static String bridge(String run) {
        return "ecl" + run;
    }

    @Override
    public void close() {
        takeAway();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // the JVM is ending, and has already begun to run it
        }
    }

    private void takeAway() {
        if (closed.compareAndSet(false, true)) {
            hosts.forEach(host -> takeAway(namespace(host)));
            attempt("ip", "link", "del", bridge);
        }
    }

    private static void sweep() throws IOException {
        for (var line : Commands.run("ip", "netns", "list").lines().toList()) {
            var left = OURS.matcher(line);
            if (left.matches()
                    && ProcessHandle.of(Long.parseLong(left.group(1))).isEmpty()) {
                takeAway(line.split(" ", 2)[0]);
                attempt("ip", "link", "del", bridge(left.group(1)));
            }
        }
    }

    /** What still runs in a namespace of ours was started by us. Its cable goes with it. */
    private static void takeAway(String space) {
        attempt("ip", "netns", "pids", space)
                .lines()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream())
                .forEach(ProcessHandle::destroyForcibly);
        attempt("ip", "netns", "del", space);
        try {
            Files.deleteIfExists(NAMES.resolve(space).resolve("hosts"));
            Files.deleteIfExists(NAMES.resolve(space));
        } catch (IOException e) {
            System.getLogger(HostNetwork.class.getName()).log(System.Logger.Level.WARNING, "left behind: " + space, e);
        }
    }

    private static String attempt(String... command) {
        try {
            return Commands.run(command);
        } catch (IOException e) {
            System.getLogger(HostNetwork.class.getName())
                    .log(System.Logger.Level.DEBUG, "not there to be taken away", e);
            return "";
        }
    }
}
