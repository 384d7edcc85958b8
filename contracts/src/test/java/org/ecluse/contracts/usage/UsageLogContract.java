package org.ecluse.contracts.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.junit.jupiter.api.Test;

/** What every usage log keeps to. */
abstract class UsageLogContract {
    static final PartyId IRISA = new PartyId("did:web:127.0.0.1%3A19000:partners:irisa");
    static final AgreementId AGREEMENT = new AgreementId("agreement-1");
    static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");

    abstract UsageLog log();

    @Test
    void a_use_reads_back_as_it_was_written() {
        var use = use("u1", "ticketing", 1000, Use.Outcome.delivered());

        log().record(use);

        assertThat(log().ofAsset("ticketing", 10)).containsExactly(use);
        assertThat(log().underAgreement(AGREEMENT, 10)).containsExactly(use);
    }

    @Test
    void an_open_use_names_neither_user_nor_agreement_and_is_counted() {
        var open = new Use(
                "u1",
                "eco-counter-data",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AT,
                10,
                0,
                512,
                Use.Outcome.delivered());

        log().record(open);

        assertThat(log().summary("eco-counter-data"))
                .containsExactly(
                        new UseSummary(Optional.empty(), Optional.empty(), Optional.empty(), 1, 0, 10, 0, 512, AT, AT));
    }

    @Test
    void the_same_use_again_is_written_once() {
        log().record(use("u1", "ticketing", 1000, Use.Outcome.delivered()));
        log().record(use("u1", "ticketing", 1000, Use.Outcome.delivered()));

        assertThat(log().ofAsset("ticketing", 10)).hasSize(1);
    }

    @Test
    void the_newest_come_first_and_the_limit_holds() {
        log().record(use("u1", "ticketing", 1, Use.Outcome.delivered()));
        log().record(use("u2", "ticketing", 2, Use.Outcome.delivered()));
        log().record(use("u3", "ticketing", 3, Use.Outcome.delivered()));

        assertThat(log().ofAsset("ticketing", 2)).extracting(Use::id).containsExactly("u3", "u2");
    }

    @Test
    void permitted_and_refused_uses_are_summed_apart() {
        log().record(use("u1", "ticketing", 1000, Use.Outcome.delivered()));
        log().record(use("u2", "ticketing", 0, Use.Outcome.refused("standing.suspended")));
        log().record(use("u3", "ticketing", 500, Use.Outcome.cut("peer.gone")));
        log().record(use("u4", "other", 9, Use.Outcome.delivered()));

        var summary = log().summary("ticketing");

        assertThat(summary).hasSize(1);
        assertThat(summary.get(0).permitted()).isEqualTo(2);
        assertThat(summary.get(0).refused()).isEqualTo(1);
        assertThat(summary.get(0).rows()).isEqualTo(1500);
    }

    @Test
    void the_first_permitted_use_is_found_past_refused_ones() {
        log().record(use("u1", "ticketing", 0, Use.Outcome.refused("duty.unpaid")));
        log().record(use("u2", "ticketing", 5, Use.Outcome.delivered()));
        log().record(use("u3", "ticketing", 6, Use.Outcome.delivered()));

        assertThat(log().firstPermitted(AGREEMENT)).map(Use::id).contains("u2");
        assertThat(log().firstPermitted(new AgreementId("other"))).isEmpty();
    }

    static Use use(String id, String asset, long rows, Use.Outcome outcome) {
        return new Use(
                id,
                asset,
                Optional.of(AGREEMENT),
                Optional.of(IRISA),
                Optional.of("https://w3id.org/dpv#AcademicResearch"),
                AT,
                rows,
                3,
                rows * 40,
                outcome);
    }
}
