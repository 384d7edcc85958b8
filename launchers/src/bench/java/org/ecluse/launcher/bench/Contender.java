package org.ecluse.launcher.bench;

import jakarta.json.Json;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ecluse.connector.operator.api.OperatorToken;
import org.ecluse.launcher.dsp.TestConnector;

/** The two that are compared, and how each is started: in folders of their own under one that is thrown away. */
enum Contender {
    /** This product, durable on H2 files, with the flags of the {@code ecluse} command and the class data of its build. */
    OURS("") {
        @Override
        Pair start(Path folder, Installation here, Consumer<Path> prepared) {
            return Pair.of(
                    () -> ours("provider", folder, here, prepared), () -> ours("consumer", folder, here, prepared));
        }
    },

    /** EDC 0.15.1 as it comes, in memory, with the same flags of the virtual machine and its own intervals. */
    STOCK(".stock") {
        @Override
        Pair start(Path folder, Installation here, Consumer<Path> prepared) {
            return Pair.of(() -> stock("provider", folder, here), () -> stock("consumer", folder, here));
        }
    };

    private static final String STOCK_MAIN = "org.eclipse.edc.boot.system.runtime.BaseRuntime";

    private final String mark;

    Contender(String mark) {
        this.mark = mark;
    }

    /**
     * Starts its two connectors; the provider's dataset is still to be offered when it is {@link #STOCK}.
     *
     * @param prepared puts into the folder of each what is to be there from the beginning; of ours only
     */
    abstract Pair start(Path folder, Installation here, Consumer<Path> prepared);

    /** @return the figure's name: {@code negotiation.latency.ms} of ours is {@code negotiation.latency.stock.ms} of stock */
    String key(String what, String unit) {
        return what + mark + "." + unit;
    }

    private static Connector ours(String name, Path folder, Installation here, Consumer<Path> prepared) {
        var settings = TestConnector.settings(name, newFolder(folder, name));
        prepared.accept(settings.dataDir());
        var command = new ArrayList<String>(here.ourJava(name));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                OurNode.class.getName(),
                name,
                settings.dataDir().toString(),
                String.valueOf(settings.portBase())));
        var process = Child.start(command, folder.resolve(name + ".log"));
        var said = settings.dataDir().resolve(OurNode.READY);
        return opened(process, () -> process.awaitReady(() -> Files.exists(said)), () -> {
            var key = Files.readString(settings.dataDir().resolve(OperatorToken.FILE))
                    .strip();
            var management = loopback(settings.managementPort(), "/management/v3");
            var dsp = URI.create(settings.dspAddress() + "/2025-1");
            return new Connector(settings.did(), dsp, new ManagementApi(management, Optional.of(key)), process);
        });
    }

    private static Connector stock(String name, Path folder, Installation here) {
        var base = TestConnector.freePortBase();
        var did = "did:web:stock.invalid:partners:" + name;
        var command = new ArrayList<String>(here.stockJava());
        stockSettings(did, base).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(STOCK_MAIN);
        var process = Child.start(command, folder.resolve(name + ".log"));
        return opened(
                process,
                () -> process.awaitReady(loopback(base, "/api/check/readiness")),
                () -> new Connector(
                        did,
                        loopback(base + 1, "/dsp/2025-1"),
                        new ManagementApi(loopback(base + 2, "/management/v3"), Optional.empty()),
                        process));
    }

    /** Doors and names, and nothing that has to do with speed. */
    private static TreeMap<String, String> stockSettings(String did, int base) {
        var edc = new TreeMap<String, String>();
        edc.put("edc.participant.id", did);
        edc.put("edc.component.id", "stock");
        edc.put("edc.hostname", "127.0.0.1");
        edc.put("edc.dsp.callback.address", loopback(base + 1, "/dsp").toString());
        var doors = List.of("", ".protocol", ".management", ".control");
        var paths = List.of("/api", "/dsp", "/management", "/control");
        for (var door = 0; door < doors.size(); door++) {
            edc.put("web.http" + doors.get(door) + ".port", String.valueOf(base + door));
            edc.put("web.http" + doors.get(door) + ".path", paths.get(door));
        }
        edc.put("edc.transfer.proxy.token.signer.privatekey.alias", "unused");
        edc.put("edc.transfer.proxy.token.verifier.publickey.alias", "unused");
        return edc;
    }

    /** Puts one asset on offer to everyone, without conditions, through the Management API. */
    static void offer(Connector provider, URI source) {
        var management = provider.management();
        var data = Json.createObjectBuilder().add("type", "HttpData").add("baseUrl", source.toString());
        management.post(
                "/assets",
                ManagementApi.edc()
                        .add("@id", "eco-counter-data")
                        .add("properties", Json.createObjectBuilder().add("name", "Counts"))
                        .add("dataAddress", data)
                        .build());
        offerAll(provider);
    }

    /** Puts every asset of a connector under one open offer. */
    static void offerAll(Connector provider) {
        var management = provider.management();
        var use = Json.createObjectBuilder().add("action", "use");
        var policy = Json.createObjectBuilder()
                .add("@context", ManagementApi.ODRL)
                .add("@type", "Set")
                .add("permission", use);
        management.post(
                "/policydefinitions",
                ManagementApi.edc().add("@id", "open").add("policy", policy).build());
        management.post(
                "/contractdefinitions",
                ManagementApi.edc()
                        .add("@id", "offer")
                        .add("accessPolicyId", "open")
                        .add("contractPolicyId", "open")
                        .add("assetsSelector", Json.createArrayBuilder())
                        .build());
    }

    /** What is still to be done once the process is up; a process that does not come up is ended. */
    private static Connector opened(Child process, Runnable awaited, Opening opening) {
        try {
            awaited.run();
            return opening.open();
        } catch (IOException e) {
            process.close();
            throw new StepFailed("the key of the Management API cannot be read", e);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private interface Opening {
        Connector open() throws IOException;
    }

    private static URI loopback(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static Path newFolder(Path parent, String name) {
        try {
            return Files.createDirectory(parent.resolve(name));
        } catch (IOException e) {
            throw new StepFailed("no folder can be made in " + parent, e);
        }
    }

    /**
     * What is built here.
     *
     * @param home the product's folder
     * @param recordings where recordings of what ours spends its time on go, when they are wanted
     */
    record Installation(Path home, Optional<Path> recordings) {
        /** The flags of the {@code ecluse} command. */
        private static final List<String> FLAGS =
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms32m", "-Xmx512m");

        /** @return the product as {@code ecluse} runs it */
        List<String> product(String... words) {
            var command = new ArrayList<String>(ourJava("product"));
            command.addAll(List.of("-cp", jars(home.resolve("launchers/target/lib"))));
            command.add("org.ecluse.launcher.cli.Ecluse");
            command.addAll(Arrays.asList(words));
            return command;
        }

        private List<String> ourJava(String name) {
            var command = java();
            command.addAll(List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr", "-Decluse.home=" + home));
            var classData = home.resolve("launchers/target/cds/connector.jsa");
            if (Files.exists(classData)) {
                command.add("-XX:SharedArchiveFile=" + classData);
            }
            recordings.ifPresent(
                    folder -> command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                            + folder.resolve(name + ".jfr")));
            return command;
        }

        private List<String> stockJava() {
            var command = java();
            command.addAll(List.of("-cp", jars(home.resolve("stock-edc/target/lib"))));
            return command;
        }

        private static List<String> java() {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(FLAGS);
            return command;
        }

        private static String jars(Path lib) {
            try (Stream<Path> files = Files.list(lib)) {
                return String.join(
                        File.pathSeparator,
                        files.map(Path::toString)
                                .filter(name -> name.endsWith(".jar"))
                                .sorted()
                                .toList());
            } catch (IOException e) {
                throw new StepFailed("not built: " + lib, e);
            }
        }
    }
}
