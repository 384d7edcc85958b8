package org.ecluse.launcher.replicas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ecluse.connector.Storage;
import org.ecluse.connector.operator.Operations;
import org.ecluse.contracts.store.DatabaseAddress;
import org.ecluse.launcher.dsp.TestConnector;
import org.ecluse.trust.Did;

/** One connector in a process of its own, which does what it is told on its standard input and says what it has done. */
final class ReplicaProcess implements AutoCloseable {
    static final String READY = "ready";
    static final String BEGUN = "begun ";
    private static final long WITHIN_SECONDS = 60;

    private final Process process;
    private final PrintStream told;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private ReplicaProcess(Process process) {
        this.process = process;
        this.told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        var reader = new Thread(this::read, "replica");
        reader.setDaemon(true);
        reader.start();
    }

    /** What a process has to know, as it is handed over. */
    record Task(String name, Path dataDir, String bind, int portBase, DatabaseAddress server) {
        List<String> words() {
            return List.of(
                    name,
                    dataDir.toString(),
                    bind,
                    Integer.toString(portBase),
                    server.url(),
                    server.user(),
                    server.password());
        }
    }

    static ReplicaProcess start(Task task) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx300m", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(ReplicaProcess.class.getName());
        command.addAll(task.words());
        var process = new ProcessBuilder(command)
                .redirectError(task.dataDir()
                        .resolveSibling("replica-" + task.bind() + ".log")
                        .toFile())
                .start();
        var replica = new ReplicaProcess(process);
        replica.await(READY);
        return replica;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        } catch (IOException e) {
            said.add("its output broke: " + e.getMessage());
        }
    }

    /** Asks for as many contracts as told, one after the other. */
    void request(int contracts, Did provider, URI dsp) {
        told.println(contracts + " " + provider + " " + dsp);
    }

    /** Waits until it has said so many lines that begin so, and gives what follows in them. */
    List<String> await(String beginning, int lines) {
        var found = new ArrayList<String>();
        while (found.size() < lines) {
            found.add(await(beginning));
        }
        return found;
    }

    private String await(String beginning) {
        try {
            for (var line = said.poll(WITHIN_SECONDS, TimeUnit.SECONDS);
                    line != null;
                    line = said.poll(WITHIN_SECONDS, TimeUnit.SECONDS)) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("a replica has not said `" + beginning + "`");
    }

    /** What it has said and nobody has waited for, as far as it begins so. */
    List<String> rest(String beginning) {
        return said.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    /** Ends it without warning. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The process itself. */
    public static void main(String[] words) throws IOException {
        var bind = words[2];
        var settings = Partner.settings(
                words[0],
                Path.of(words[1]),
                bind,
                Integer.parseInt(words[3]),
                Partner.FRONT,
                Storage.on(DatabaseAddress.server(words[4], words[5], words[6]), bind));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var connector = TestConnector.start(settings, Partner::nothingShown);
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.println(READY);
            var operations = connector.service(Operations.class);
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var told = line.split(" ");
                var provider = Did.of(told[1]);
                var dsp = URI.create(told[2]);
                var offer = operations.catalog(provider, dsp).get(0);
                for (int i = 0; i < Integer.parseInt(told[0]); i++) {
                    out.println(BEGUN + operations.request(provider, dsp, offer).id());
                }
            }
        }
    }
}
