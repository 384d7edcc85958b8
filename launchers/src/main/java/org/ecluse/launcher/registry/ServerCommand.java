package org.ecluse.launcher.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;

/** The command line of the server and the two files that it reads before it listens. */
final class ServerCommand {
    private final RegistrySettings settings;
    private final ServerFolder server;

    ServerCommand(RegistrySettings settings, ServerFolder server) {
        this.settings = settings;
        this.server = server;
    }

    /** @param recordArchive write the class-data archive when the server ends, instead of using it */
    List<String> line(boolean recordArchive) throws IOException {
        Path run = Files.createDirectories(settings.dataDir().resolve("run"));
        List<String> line = new ArrayList<>(
                List.of(JavaHome.java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Xshare:auto"));
        if (recordArchive) {
            line.add("-XX:ArchiveClassesAtExit=" + server.classArchive());
        } else if (Files.isRegularFile(server.classArchive())) {
            line.add("-XX:SharedArchiveFile=" + server.classArchive());
        }
        line.addAll(List.of(
                property("data-dir", settings.dataDir()),
                property("public-url", settings.publicUrl()),
                property("display-name", settings.displayName()),
                property("inner-hosts", String.join(",", settings.innerHosts())),
                property("own-process", true),
                "-Djava.io.tmpdir=" + Files.createDirectories(run.resolve("tmp")),
                "-jar",
                server.launcher().toString(),
                "--deploy",
                settings.programs().resolve("registry.war").toString(),
                "--contextroot",
                "/",
                "--port",
                String.valueOf(settings.port()),
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                write(run.resolve("before-boot.txt"), beforeBoot()).toString(),
                "--logproperties",
                write(run.resolve("logging.properties"), logging()).toString()));
        return line;
    }

    private static String property(String name, Object value) {
        return "-Decluse.registry." + name + "=" + value;
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }

    private String beforeBoot() {
        String listener =
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener";
        String http = "set configs.config.server-config.network-config.protocols.protocol.http-listener.http";
        return String.join(
                "\n",
                listener + ".address=" + settings.bind(),
                http + ".server-header=false",
                http + ".xpowered-by=false",
                http + ".trace-enabled=false",
                "set-microprofile-healthcheck-configuration --enabled=false",
                "set-openapi-configuration --enabled=false",
                "");
    }

    private String logging() {
        Level level = settings.logLevel();
        return String.join(
                "\n",
                "handlers=java.util.logging.ConsoleHandler",
                "java.util.logging.ConsoleHandler.level=ALL",
                "java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter",
                "java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s %5$s%6$s%n",
                ".level=WARNING",
                // said at every start, whatever is configured
                "jakarta.enterprise.web.level=WARNING",
                "org.ecluse.level=" + level.getName(),
                // a line for each root certificate of the platform that has ended
                "jakarta.enterprise.system.security.ssl.level=SEVERE",
                "javax.enterprise.system.security.ssl.level=SEVERE",
                // tells that our driver is closed for us, and that H2 is newer than the migrations' tool
                "jakarta.enterprise.web.util.level=SEVERE",
                "org.flywaydb.core.internal.database.base.level=SEVERE",
                "");
    }
}
