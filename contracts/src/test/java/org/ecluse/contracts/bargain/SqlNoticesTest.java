package org.ecluse.contracts.bargain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.ecluse.contracts.bargain.Notices.Kind;
import org.ecluse.contracts.store.Database;
import org.ecluse.contracts.store.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class SqlNoticesTest {
    @Parameter
    Engine engine;

    @TempDir
    Path dir;

    @Test
    void what_was_sent_is_known_after_a_restart_and_may_be_said_again() {
        var address = engine.fresh(dir);
        try (var database = Database.open(address)) {
            var notices = new SqlNotices(database);
            assertThat(notices.wasSent("n.1", Kind.WAITING)).isFalse();

            notices.sent("n.1", Kind.WAITING, Instant.EPOCH);
            notices.sent("n.1", Kind.WAITING, Instant.EPOCH);
        }

        try (var database = Database.open(address)) {
            var notices = new SqlNotices(database);
            assertThat(notices.wasSent("n.1", Kind.WAITING)).isTrue();
            assertThat(notices.wasSent("n.1", Kind.REMINDER)).isFalse();
            assertThat(notices.wasSent("n.2", Kind.WAITING)).isFalse();
        }
    }
}
