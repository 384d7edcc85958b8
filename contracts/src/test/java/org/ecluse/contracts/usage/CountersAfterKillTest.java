package org.ecluse.contracts.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Kept;
import org.ecluse.contracts.ledger.EventKind;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.ledger.StoredEvent;
import org.ecluse.contracts.ledger.Verification;
import org.ecluse.contracts.store.Database;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.Counters.Reservation.Reserved;
import org.ecluse.policy.counting.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed hard while it counts; what it said was used is, what it only held is not, and no more is given out. */
class CountersAfterKillTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final AgreementId AGREEMENT = new AgreementId("agreement-1");
    private static final int LIMIT = 300;
    private static final int KILLED_AFTER = 120;
    private static final String USED = "used ";

    @TempDir
    Path dir;

    @Test
    @Timeout(120)
    void exactly_what_was_agreed_is_used_whenever_the_process_dies() throws Exception {
        try (var database = Database.open(dir)) {
            Kept.agreements(database, AGREEMENT.value());
        }
        int acknowledged = usedByChildUntilKilled();

        try (var database = Database.open(dir)) {
            var ledger = new Ledger(database, CLOCK);
            long before = committed(ledger);
            assertThat(before).isGreaterThanOrEqualTo(acknowledged);
            var counters = new SqlCounters(database, ledger, CLOCK);
            long after = 0;
            while (counters.reserve(claim()) instanceof Reserved reserved) {
                assertThat(counters.commit(reserved.token())).isTrue();
                after++;
            }

            assertThat(before + after).isEqualTo(LIMIT);
            assertThat(ledger.verify(AGREEMENT)).isInstanceOf(Verification.Whole.class);
        }
    }

    private int usedByChildUntilKilled() throws Exception {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        User.class.getName(),
                        dir.toString())
                .redirectErrorStream(true)
                .start();
        int acknowledged = 0;
        try (var lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); acknowledged < KILLED_AFTER && line != null; line = lines.readLine()) {
                acknowledged += line.startsWith(USED) ? 1 : 0;
            }
            child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).isEqualTo(KILLED_AFTER);
        return acknowledged;
    }

    /** Uses until it is killed; leaves every third reservation as it is. */
    static final class User {
        private User() {}

        public static void main(String[] arguments) {
            var database = Database.open(Path.of(arguments[0]));
            var counters = new SqlCounters(database, new Ledger(database, CLOCK), CLOCK);
            for (int i = 0; counters.reserve(claim()) instanceof Reserved reserved; i++) {
                if (i % 3 != 0 && counters.commit(reserved.token())) {
                    System.out.println(USED + i);
                }
            }
        }
    }

    private static Claim claim() {
        return new Claim(
                new Tally(AGREEMENT.value(), "limit", Optional.empty()),
                "/permission/0",
                BigDecimal.ONE,
                BigDecimal.valueOf(LIMIT),
                true);
    }

    private static long committed(Ledger ledger) {
        return ledger.events(AGREEMENT, 1, 10 * LIMIT).stream()
                .map(StoredEvent::read)
                .flatMap(Optional::stream)
                .filter(event -> event.kind() == EventKind.COUNT_COMMITTED)
                .count();
    }
}
