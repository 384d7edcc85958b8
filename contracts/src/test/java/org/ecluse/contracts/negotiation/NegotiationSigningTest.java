package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.agreement.Signatures.State;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Role;
import org.junit.jupiter.api.Test;

class NegotiationSigningTest {

    @Test
    void a_provider_signs_what_it_agrees_to_and_keeps_what_the_consumer_signs() {
        var end = new LoneNegotiator();
        end.signs = true;
        var pid = end.requestedByPeer();
        var agreement = LoneNegotiator.agreement(Role.PROVIDER);

        end.move(pid, new NegotiationMessage.Agreed(agreement));
        assertThat(end.negotiation(pid).signatures().state()).isEqualTo(State.BY_PROVIDER_ONLY);
        var theirs = NegotiationSamples.signature(agreement, Signatory.CONSUMER);
        end.told(pid, "p2", new NegotiationMessage.Verified(Optional.of(theirs)));

        assertThat(end.negotiation(pid).signatures().state()).isEqualTo(State.BY_BOTH);
        assertThat(end.negotiation(pid).signatures().consumer()).contains(theirs);
    }

    @Test
    void a_consumer_signs_what_it_verifies_and_keeps_what_the_provider_signed() {
        var end = new LoneNegotiator();
        end.signs = true;
        var pid = end.requested();
        var agreement = LoneNegotiator.agreement(Role.CONSUMER);
        var theirs = NegotiationSamples.signature(agreement, Signatory.PROVIDER);

        end.told(pid, "p1", new NegotiationMessage.Agreed(agreement, Optional.of(theirs)));
        end.move(pid, new NegotiationMessage.Verified());

        assertThat(end.negotiation(pid).signatures().state()).isEqualTo(State.BY_BOTH);
        assertThat(end.negotiation(pid).signatures().provider()).contains(theirs);
    }

    @Test
    void a_message_that_is_sent_again_has_the_signature_that_it_had() {
        var end = new LoneNegotiator();
        end.signs = true;
        var pid = end.requested();
        var agreement = LoneNegotiator.agreement(Role.CONSUMER);
        end.told(pid, "p1", new NegotiationMessage.Agreed(agreement));
        end.answer = new Answer.None("silence");
        end.move(pid, new NegotiationMessage.Verified());
        var first = end.negotiation(pid).telling();

        end.clock.pass(Duration.ofMinutes(1));

        assertThat(end.sent).hasSizeGreaterThan(2);
        assertThat(end.negotiation(pid).telling()).isEqualTo(first);
        assertThat(first.map(message -> ((NegotiationMessage.Verified) message).signature()))
                .contains(end.negotiation(pid).signatures().consumer());
    }

    @Test
    void an_agreement_that_comes_again_with_another_signature_keeps_the_first() {
        var end = new LoneNegotiator();
        var pid = end.requested();
        var agreement = LoneNegotiator.agreement(Role.CONSUMER);
        var first = NegotiationSamples.signature(agreement, Signatory.PROVIDER);
        var again = new org.ecluse.contracts.signature.Signature(
                org.ecluse.contracts.agreement.AgreementSignatures.sign(
                        agreement, Signatory.PROVIDER, NegotiationSamples.PEERS_KEY),
                first.key());

        end.told(pid, "p1", new NegotiationMessage.Agreed(agreement, Optional.of(first)));
        end.told(pid, "p1-again", new NegotiationMessage.Agreed(agreement, Optional.of(again)));

        assertThat(end.negotiation(pid).signatures().provider()).contains(first);
    }

    @Test
    void without_a_key_on_either_side_nobody_has_signed() {
        var end = new LoneNegotiator();
        var pid = end.requestedByPeer();

        end.move(pid, new NegotiationMessage.Agreed(LoneNegotiator.agreement(Role.PROVIDER)));
        end.told(pid, "p2", new NegotiationMessage.Verified());

        assertThat(end.negotiation(pid).signatures().state()).isEqualTo(State.BY_NOBODY);
    }
}
