package org.ecluse.contracts.termination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.ecluse.contracts.agreement.Signatures;
import org.ecluse.contracts.canonical.NotCanonical;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationRecordTest {

    @ParameterizedTest
    @EnumSource
    void what_is_written_reads_back(Ground ground) {
        var termination = Upheld.termination(ground);

        assertThat(TerminationRecord.read(TerminationRecord.canonical(termination)))
                .isEqualTo(termination);
    }

    @Test
    void a_member_that_terminations_do_not_have_is_refused() {
        var text = new String(TerminationRecord.canonical(Upheld.termination(Ground.BREACH)), UTF_8);
        var extended = text.substring(0, text.length() - 1) + ",\"zzz\":1}";

        assertThatThrownBy(() -> TerminationRecord.read(extended.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("members that a termination does not have");
    }

    @Test
    void another_spelling_of_the_same_record_is_refused() {
        var text = new String(TerminationRecord.canonical(Upheld.termination(Ground.BREACH)), UTF_8);

        assertThatThrownBy(
                        () -> TerminationRecord.read(text.replace("\":", "\": ").getBytes(UTF_8)))
                .isInstanceOf(NotCanonical.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"type\":\"EcluseTermination/1\"}", "null"})
    void what_is_no_termination_is_no_message_either(String text) {
        assertThat(TerminationMessage.read(text.getBytes(UTF_8))).isEmpty();
    }

    @Test
    void a_message_has_the_record_the_signatures_and_nothing_else() {
        var signed = new SignedTermination(Upheld.termination(Ground.BREACH), Signatures.NONE);
        var text = new String(signed.message(), UTF_8);

        assertThat(TerminationMessage.read(signed.message()).orElseThrow().termination())
                .isEqualTo(signed.termination());
        assertThat(TerminationMessage.read(
                        text.replace("\"type\":\"EcluseTerminationM", "\"more\":1,\"type\":\"EcluseTerminationM")
                                .getBytes(UTF_8)))
                .isEmpty();
        assertThat(TerminationMessage.read(new byte[TerminationMessage.BYTES_MAX + 1]))
                .isEmpty();
    }

    @Test
    void grounds_are_named_as_policies_name_them() {
        assertThat(Arrays.stream(Ground.values()).map(Ground::term))
                .containsExactly(
                        Rennes.BREACH,
                        Rennes.PAYMENT_DEFAULT,
                        Rennes.LOST_STANDING,
                        Rennes.WITHDRAWN_CONSENT,
                        Rennes.LEGAL_ORDER,
                        Rennes.NOTICE,
                        "mutual");
        assertThat(Ground.PAYMENT_DEFAULT.endCode()).isEqualTo("contract.terminated.payment-default");
    }

    @Test
    void a_reason_is_given_in_whole_characters_and_not_without_end() {
        var good = Upheld.termination(Ground.BREACH);
        for (var reason : new String[] {"", " ", "a".repeat(2_001), "half a \uD83D"}) {
            assertThatThrownBy(() -> new Termination(
                            good.agreement(),
                            good.agreementHash(),
                            good.ground(),
                            good.by(),
                            good.writtenAt(),
                            good.effectiveAt(),
                            reason,
                            Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
