package org.ecluse.contracts.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.ecluse.policy.counting.Claim;
import org.ecluse.policy.counting.Counters;
import org.ecluse.policy.counting.Counters.Reservation;
import org.ecluse.policy.counting.Counters.Reservation.Reserved;
import org.ecluse.policy.counting.Counters.Used;
import org.ecluse.policy.counting.Tally;
import org.junit.jupiter.api.Test;

/** What all counters keep to. */
abstract class CountersContract {
    static final Tally TALLY = new Tally("agreement-1", "limit-1", Optional.empty());
    private static final int CALLERS = 100;
    private static final int USES = 2;
    private static final int LIMIT = 60;

    abstract Counters counters();

    @Test
    void nothing_used_is_zero() {
        assertThat(used(TALLY)).isEqualByComparingTo("0");
    }

    @Test
    void what_is_set_aside_counts_until_it_is_released() {
        var kept = reserve("1", "2");
        var freed = reserve("1", "2");

        assertThat(counters().reserve(claim("1", "2"))).isInstanceOf(Reservation.Exhausted.class);
        assertThat(counters().release(token(freed))).isTrue();
        assertThat(counters().commit(token(kept))).isTrue();

        assertThat(used(TALLY)).isEqualByComparingTo("1");
        assertThat(counters().reserve(claim("1", "2"))).isInstanceOf(Reserved.class);
    }

    @Test
    void what_was_used_cannot_be_released_nor_what_was_released_be_used() {
        var used = token(reserve("1", "9"));
        var freed = token(reserve("1", "9"));
        counters().commit(used);
        counters().release(freed);

        assertThat(counters().release(used)).isFalse();
        assertThat(counters().commit(freed)).isFalse();
        assertThat(used(TALLY)).isEqualByComparingTo("1");
    }

    @Test
    void settling_twice_is_settling_once() {
        var used = token(reserve("1", "9"));
        var freed = token(reserve("1", "9"));

        for (int i = 0; i < 2; i++) {
            assertThat(counters().commit(used)).isTrue();
            assertThat(counters().release(freed)).isTrue();
        }

        assertThat(used(TALLY)).isEqualByComparingTo("1");
    }

    @Test
    void a_token_that_nobody_gave_out_settles_nothing() {
        assertThat(counters().commit("made-up")).isFalse();
        assertThat(counters().release("made-up")).isFalse();
    }

    @Test
    void amounts_are_exact_and_what_is_left_is_said() {
        reserve("119.99", "120.00");

        var answer = counters().reserve(claim("0.02", "120.00"));

        assertThat(answer).isInstanceOfSatisfying(Reservation.Exhausted.class, none -> assertThat(none.left())
                .isEqualByComparingTo("0.01"));
        assertThat(counters().reserve(claim("0.01", "120.00"))).isInstanceOf(Reserved.class);
    }

    @Test
    void a_limit_that_may_not_be_reached_is_not() {
        assertThat(counters().reserve(new Claim(TALLY, "/permission/0", BigDecimal.ONE, BigDecimal.ONE, false)))
                .isInstanceOf(Reservation.Exhausted.class);
    }

    @Test
    void limits_accounts_and_units_are_counted_apart() {
        reserve("1", "1");

        var perDevice = new Tally("agreement-1", "limit-1", Optional.of("urn:unit:device"));
        var other = new Tally("agreement-2", "limit-1", Optional.empty());

        assertThat(used(perDevice)).isEqualByComparingTo("0");
        assertThat(used(other)).isEqualByComparingTo("0");
        assertThat(counters().reserve(new Claim(other, "/permission/0", BigDecimal.ONE, BigDecimal.ONE, true)))
                .isInstanceOf(Reserved.class);
    }

    @Test
    void many_at_once_never_pass_the_limit_and_none_that_fits_is_turned_away() throws Exception {
        var threads = Executors.newFixedThreadPool(CALLERS);
        try {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(this::useUp);
            }

            int granted = 0;
            for (var done : threads.invokeAll(calls)) {
                granted += done.get();
            }

            assertThat(granted).isEqualTo(LIMIT);
            assertThat(used(TALLY)).isEqualByComparingTo(Integer.toString(LIMIT));
        } finally {
            threads.shutdown();
        }
    }

    private int useUp() {
        int granted = 0;
        for (int i = 0; i < USES; i++) {
            if (counters().reserve(claim("1", Integer.toString(LIMIT))) instanceof Reserved reserved) {
                assertThat(counters().commit(reserved.token())).isTrue();
                granted++;
            }
        }
        return granted;
    }

    Reservation reserve(String amount, String limit) {
        return counters().reserve(claim(amount, limit));
    }

    BigDecimal used(Tally tally) {
        return ((Used.Amount) counters().used(tally)).amount();
    }

    static String token(Reservation reservation) {
        return ((Reserved) reservation).token();
    }

    static Claim claim(String amount, String limit) {
        return new Claim(TALLY, "/permission/0/constraint/0", new BigDecimal(amount), new BigDecimal(limit), true);
    }
}
