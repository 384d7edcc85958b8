package org.ecluse.launcher.cli.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ecluse.launcher.cli.api.Answer;
import org.ecluse.launcher.cli.api.Door;
import org.ecluse.launcher.cli.session.ProgressBar;
import org.ecluse.launcher.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ecluse get CONTRACT|OFFER -o FILE}: brings the bytes. An offer without a contract is asked for first, so open
 * data takes one call.
 */
@Command(name = "get")
public final class GetCommand implements Callable<Integer> {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Session session;

    @Mixin
    private Connection connection;

    @Parameters(paramLabel = "CONTRACT|OFFER", descriptionKey = "get.what")
    private String what;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            descriptionKey = "get.output")
    private String output;

    public GetCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return connection.with(session, this::fetch);
    }

    private int fetch(Door door) {
        Optional<String> contract = Optional.of(what);
        if (OfferName.looksLikeOne(what)) {
            contract = inForce(door);
            if (contract.isEmpty()) {
                Negotiation negotiation = new Negotiation(session, door, InstantSource.system());
                Answer end = negotiation.follow(new OfferName.Reader().convert(what), PATIENCE);
                if (!Negotiation.agreed(end)) {
                    negotiation.showEnd(end);
                    return Session.REFUSED;
                }
                contract = Optional.of(end.body().path("contract").asText());
            }
        }
        HttpResponse<InputStream> response = door.open("/api/contracts/" + Door.segment(contract.get()) + "/data");
        try {
            if (response.statusCode() != 200) {
                return session.refused(Door.refused(response));
            }
            return save(response, contract.get());
        } catch (IOException e) {
            return session.failed("get.broken", output, String.valueOf(e.getMessage()));
        }
    }

    /** A contract for this offer that still holds, if there is one. */
    private Optional<String> inForce(Door door) {
        for (JsonNode contract : Rows.of(door.get("/api/contracts").body(), "contracts")) {
            boolean ours = contract.path("offer").asText().equals(what)
                    && contract.path("side").asText().equalsIgnoreCase("consumer");
            if (ours && contract.path("state").asText().equalsIgnoreCase("in_force")) {
                return Optional.of(contract.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private int save(HttpResponse<InputStream> response, String contract) throws IOException {
        ProgressBar progress = new ProgressBar(
                session,
                InstantSource.system(),
                response.headers().firstValueAsLong("Content-Length").orElse(-1));
        if (output.equals("-")) {
            copy(response.body(), session.out(), progress);
            return Session.DONE;
        }
        Path target = Path.of(output).toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                copy(response.body(), out, progress);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        if (session.json()) {
            ObjectNode done = JsonNodeFactory.instance
                    .objectNode()
                    .put("contract", contract)
                    .put("file", target.toString())
                    .put("bytes", progress.bytes());
            session.out().println(done);
        } else {
            session.say("get.done", output, progress.summary());
        }
        return Session.DONE;
    }

    private static void copy(InputStream body, OutputStream out, ProgressBar progress) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (body) {
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                out.write(chunk, 0, read);
                progress.add(read);
            }
            out.flush();
        } finally {
            progress.end();
        }
    }
}
