package org.ecluse.contracts.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Exchange;
import org.ecluse.contracts.exchange.Outgoing;
import org.ecluse.contracts.exchange.Role;

class TransferJsonTest {
    @Property(tries = 300)
    void a_transfer_is_read_as_it_was_written(
            @ForAll Role role,
            @ForAll TransferState state,
            @ForAll Optional<String> text,
            @ForAll @Size(max = 4) Map<String, String> properties,
            @ForAll boolean yes) {
        var address = text.map(type -> new DataAddress(type, properties));
        var exchange = new Exchange<>(
                TransferSamples.fresh(),
                role,
                TransferSamples.PEER,
                text,
                state,
                TransferSamples.NOON,
                TransferSamples.NOON.plusSeconds(1),
                TransferSamples.NOON.plusSeconds(2),
                yes ? Optional.of(new Outgoing<>("m", state, 7, TransferSamples.NOON, yes)) : Optional.empty(),
                List.of("a", text.orElse("b")),
                text.map(reason -> new Ending(role, reason, reason)),
                5);
        var transfer = new TransferProcess(
                exchange,
                new TransferMessage.Requested(TransferSamples.request().agreement(), "HttpData-PUSH", address),
                "asset",
                address,
                text.map(reason -> new TransferMessage.Suspended(reason, reason)),
                yes,
                3,
                List.of(),
                properties);

        assertThat(TransferJson.read(TransferJson.write(transfer), 5)).isEqualTo(transfer);
    }

    @Property(tries = 50)
    void an_address_shows_no_value(@ForAll String secret) {
        var address = new DataAddress("HttpData", Map.of("token", "<" + secret + ">"));

        assertThat(address.toString()).doesNotContain("<" + secret + ">");
        assertThat(new TransferMessage.Started(Optional.of(address)).toString()).doesNotContain("<" + secret + ">");
    }
}
