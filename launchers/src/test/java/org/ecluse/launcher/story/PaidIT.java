package org.ecluse.launcher.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.launcher.story.Neighbourhood.OUEST_FRANCE;
import static org.ecluse.launcher.story.Neighbourhood.START_UP;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Paid: nothing before the payment, then everything; the receipt is signed by the payee and its hash logged. */
@ExtendWith(Neighbourhood.Resolver.class)
class PaidIT {
    private static final String ARTICLES = """
            {"id":1,"title":"Le marché des Lices","published":"2026-03-01"}
            {"id":2,"title":"Transmusicales","published":"2026-12-03"}
            """;

    private static Path publish(Neighbourhood here, String asset) throws IOException {
        var source = here.file(OUEST_FRANCE, asset + ".ndjson");
        Files.writeString(source, ARTICLES);
        here.does(
                OUEST_FRANCE,
                "publish",
                source.toString(),
                "--id",
                asset,
                "--terms",
                "paid",
                "--price",
                "120.00",
                "--payee",
                "Ouest-France");
        return source;
    }

    private static String contract(Neighbourhood here, String asset) {
        return here.does(START_UP, "request", OUEST_FRANCE + "/" + asset)
                .path("contract")
                .asText();
    }

    @Test
    void before_the_payment_the_transfer_is_refused_with_the_amount_and_the_reference(Neighbourhood here)
            throws IOException {
        publish(here, "archive-unpaid");
        var contract = contract(here, "archive-unpaid");
        var taken = here.file(START_UP, "archive-unpaid.ndjson");

        var refused = here.tries(START_UP, "get", contract, "-o", taken.toString());

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.json().path("code").asText()).isEqualTo("payment.due");
        assertThat(refused.json().path("reference").asText()).matches("RF[0-9]{2}[0-9A-Z]{1,21}");
        assertThat(refused.json().toString()).contains("120.00").contains("EUR");
        assertThat(taken).doesNotExist();
    }

    @Test
    void after_the_payment_is_recorded_the_receipt_is_logged_and_the_data_comes(Neighbourhood here) throws IOException {
        var source = publish(here, "archive-paid");
        var contract = contract(here, "archive-paid");
        var taken = here.file(START_UP, "archive-paid.ndjson");
        var reference = here.tries(START_UP, "get", contract, "-o", taken.toString())
                .json()
                .path("reference")
                .asText();

        var recorded = here.does(OUEST_FRANCE, "payments", "record", reference, "120.00");

        assertThat(recorded.toString()).contains("receipt");
        var logged = Patience.until(() -> here.does(OUEST_FRANCE, "payments"), payments -> payments.toString()
                .contains("\"logged"));
        assertThat(logged.toString()).contains(reference);
        here.does(START_UP, "get", contract, "-o", taken.toString());
        assertThat(taken).hasSameBinaryContentAs(source);
    }

    @Test
    void a_part_of_the_price_does_not_open_the_contract(Neighbourhood here) throws IOException {
        publish(here, "archive-part");
        var contract = contract(here, "archive-part");
        var taken = here.file(START_UP, "archive-part.ndjson");
        var reference = here.tries(START_UP, "get", contract, "-o", taken.toString())
                .json()
                .path("reference")
                .asText();
        here.does(OUEST_FRANCE, "payments", "record", reference, "119.99");

        var refused = here.tries(START_UP, "get", contract, "-o", taken.toString());

        assertThat(refused.json().path("code").asText()).isEqualTo("payment.due");
        assertThat(taken).doesNotExist();
    }
}
