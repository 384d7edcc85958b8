package org.ecluse.contracts.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.Kept;
import org.ecluse.contracts.ledger.EventKind;
import org.ecluse.contracts.ledger.Ledger;
import org.ecluse.contracts.ledger.StoredEvent;
import org.ecluse.contracts.ledger.Verification;
import org.ecluse.contracts.store.Database;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Counters.Reservation.Reserved;
import org.ecluse.policy.counting.Tally;

/** Whatever is reserved, used, given back, or lost with its process, in whatever order: never more than the limit is used. */
class CountingLawsTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private static Path folder;
    private static Database database;
    private static Ledger ledger;

    private enum Fate {
        HELD,
        USED,
        FREE
    }

    @BeforeContainer
    static void openDatabase() throws IOException {
        folder = Files.createTempDirectory("counting-laws");
        database = Database.open(folder);
        ledger = new Ledger(database, CLOCK);
    }

    @AfterContainer
    static void closeDatabase() throws IOException {
        database.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 150)
    void the_counters_do_what_a_plain_list_of_reservations_says(
            @ForAll @IntRange(min = 0, max = 6) int limit,
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 99) Integer> steps) {
        var agreement = new AgreementId(UUID.randomUUID().toString());
        Kept.agreements(database, agreement.value());
        var tally = new Tally(agreement.value(), "limit", Optional.empty());
        Counters counters = new SqlCounters(database, ledger, CLOCK);
        Map<String, Fate> fates = new HashMap<>();
        var tokens = new ArrayList<String>();

        for (int step : steps) {
            long counted =
                    fates.values().stream().filter(fate -> fate != Fate.FREE).count();
            if (step < 50) {
                var claim = new Claim(tally, "/permission/0", BigDecimal.ONE, BigDecimal.valueOf(limit), true);
                var answer = counters.reserve(claim);
                assertThat(answer instanceof Reserved).isEqualTo(counted < limit);
                if (answer instanceof Reserved reserved) {
                    fates.put(reserved.token(), Fate.HELD);
                    tokens.add(reserved.token());
                }
            } else if (step < 95 && !tokens.isEmpty()) {
                var token = tokens.get(step % tokens.size());
                var wanted = step % 2 == 0 ? Fate.USED : Fate.FREE;
                var settled = wanted == Fate.USED ? counters.commit(token) : counters.release(token);
                assertThat(settled).isEqualTo(fates.get(token) == Fate.HELD || fates.get(token) == wanted);
                fates.computeIfPresent(token, (any, fate) -> fate == Fate.HELD ? wanted : fate);
            } else {
                // The process is gone, and another one comes; what it held is free.
                counters = new SqlCounters(database, ledger, CLOCK);
                fates.replaceAll((any, fate) -> fate == Fate.HELD ? Fate.FREE : fate);
                tokens.removeIf(token -> fates.get(token) == Fate.FREE);
            }
        }

        assertThat(fates.values().stream().filter(fate -> fate == Fate.USED)).hasSizeLessThanOrEqualTo(limit);
        assertThat(((Counters.Used.Amount) counters.used(tally)).amount())
                .isEqualByComparingTo(BigDecimal.valueOf(fates.values().stream()
                        .filter(fate -> fate != Fate.FREE)
                        .count()));
        assertThat(committed(agreement))
                .isEqualTo(fates.values().stream()
                        .filter(fate -> fate == Fate.USED)
                        .count());
        assertThat(ledger.verify(agreement)).isInstanceOf(Verification.Whole.class);
    }

    private static long committed(AgreementId agreement) {
        return ledger.events(agreement, 1, 1_000).stream()
                .map(StoredEvent::read)
                .flatMap(Optional::stream)
                .filter(event -> event.kind() == EventKind.COUNT_COMMITTED)
                .count();
    }
}
