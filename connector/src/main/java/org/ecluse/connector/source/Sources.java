package org.ecluse.connector.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;
import org.ecluse.policy.Problem;

/**
 * Opens sources. The addresses are the partner's own, from its own configuration, never from a peer; redirects are not
 * followed. May be used by many threads.
 */
public final class Sources {
    private final ReadLimits limits;
    private final HttpClient http;

    public Sources(ReadLimits limits) {
        this.limits = limits;
        this.http = HttpClient.newBuilder()
                .connectTimeout(limits.connectMax())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    public ReadLimits limits() {
        return limits;
    }

    /** @throws SourceBroken when it is not there, or does not answer */
    public Content open(DataSource source) throws IOException {
        return source instanceof DataSource.FileSource file
                ? openFile(file.path())
                : openHttp((DataSource.HttpSource) source);
    }

    private static Content openFile(Path path) throws SourceBroken {
        try {
            if (!Files.isRegularFile(path)) {
                throw new IOException("it is not a file");
            }
            return new FileContent(path, State.of(path), Files.newInputStream(path));
        } catch (IOException e) {
            throw new SourceBroken(
                    new Problem(
                            "source.unreachable",
                            Problem.quote(path.toString()),
                            "the file cannot be opened: " + Problem.quote(String.valueOf(e.getMessage())),
                            "put the file there, let the connector read it, or publish it from another place"),
                    e);
        }
    }

    private Content openHttp(DataSource.HttpSource source) throws SourceBroken {
        var request = HttpRequest.newBuilder(source.uri())
                .timeout(limits.answerMax())
                .GET()
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                response.body().close();
                throw new IOException("it answers with status " + response.statusCode());
            }
            return new HttpContent(response.body(), response.headers().firstValueAsLong("content-length"));
        } catch (IOException e) {
            throw unreachable(source, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(source, e);
        }
    }

    private static SourceBroken unreachable(DataSource.HttpSource source, Exception e) {
        return new SourceBroken(
                new Problem(
                        "source.unreachable",
                        Problem.quote(source.uri().toString()),
                        "the source does not answer as it should: " + Problem.quote(String.valueOf(e.getMessage())),
                        "check that a plain GET of the address answers 200 with the content"),
                e);
    }

    /** What tells two states of a file apart. */
    private record State(long size, long modifiedNanos, Object key) {
        static State of(Path path) throws IOException {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new State(
                    attributes.size(),
                    attributes.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
                    String.valueOf(attributes.fileKey()));
        }
    }

    private record FileContent(Path path, State state, InputStream stream) implements Content {
        @Override
        public OptionalLong length() {
            return OptionalLong.of(state.size());
        }

        @Override
        public Optional<String> version() {
            return Optional.of(Long.toHexString(state.size()) + "-" + Long.toHexString(state.modifiedNanos()));
        }

        @Override
        public void checkUnchanged() throws IOException {
            if (!State.of(path).equals(state)) {
                throw new SourceBroken(new Problem(
                        "source.changed",
                        Problem.quote(path.toString()),
                        "the file was changed while it was read",
                        "replace files in one move: write beside it, then rename"));
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    private record HttpContent(InputStream stream, OptionalLong length) implements Content {
        @Override
        public Optional<String> version() {
            return Optional.empty();
        }

        @Override
        public void checkUnchanged() {
            // One answer is one state; that it was cut short is told by the client itself.
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
