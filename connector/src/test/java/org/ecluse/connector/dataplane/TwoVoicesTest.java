package org.ecluse.connector.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's log has cause and cure, the peer has the code; neither has a secret. */
class TwoVoicesTest {
    @TempDir
    private Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("org.ecluse.connector");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private TestPlane world;

    @BeforeEach
    void start() throws Exception {
        logger.addHandler(handler);
        world = new TestPlane(folder);
    }

    @AfterEach
    void stop() throws Exception {
        world.close();
        logger.removeHandler(handler);
    }

    @Test
    void a_refusal_is_one_line_with_cause_and_cure() throws Exception {
        var pull = world.start(world.bytes("a.bin", new byte[1]));
        world.membership = "none";

        var answer = world.get(pull);

        assertThat(lines).singleElement().satisfies(line -> assertThat(line)
                .startsWith("GET `/data` is refused with 403: policy.constraint.unsatisfied at ")
                .contains("see the terms of the agreement")
                .doesNotContain("\n", pull.token()));
        assertThat(answer.body()).doesNotContain("membership");
    }

    @Test
    void a_path_and_a_message_of_the_source_stay_inside() throws Exception {
        var pull = world.start(world.bytes("secret-name.bin", new byte[1]));
        Files.delete(folder.resolve("secret-name.bin"));

        var answer = world.get(pull);

        assertThat(answer.body()).doesNotContain("secret-name");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("secret-name"));
    }

    @Test
    void an_inbox_token_is_in_no_log_line() throws Exception {
        var sink = world.plane.inbox().expect(new FlowId("transfer-1"), (transfer, push) -> {});

        world.get(sink, "");

        var token = sink.getPath().substring("/inbox/".length());
        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains(token));
    }

    @Test
    void text_of_a_stranger_makes_no_line_of_its_own() throws Exception {
        world.get(URI.create(world.plane.address() + "/open/a%0D%0AFORGED%20line"), "");
        world.get(URI.create(world.plane.address() + "/%E2%80%AEevil/x"), "");

        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r", "\u202E"));
    }
}
