package org.ecluse.contracts.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.contracts.signature.TestKey;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.drafting.Conditions;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fact;
import org.ecluse.policy.evaluation.Facts;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.explanation.PlainTerms;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

/** A policy that insists on both signatures, from the record to the decision. */
class SignaturesTest {
    private static final Agreement AGREEMENT = Agreements.of(
            "agreement-1",
            new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole")
                    .offer("urn:uuid:1")
                    .withPermissions(
                            new Permission(new Action(Odrl.USE), List.of(Conditions.signedByBoth()), List.of())));
    private static final Signatures BY_PROVIDER = Signatures.NONE.with(
            Signatory.PROVIDER, signature(Signatory.PROVIDER, TestKey.of(Agreements.PROVIDER.did())));
    private static final Signatures BY_BOTH = BY_PROVIDER.with(
            Signatory.CONSUMER, signature(Signatory.CONSUMER, TestKey.ed25519(Agreements.CONSUMER.did())));

    private static Signature signature(Signatory side, TestKey key) {
        return Agreements.signature(AGREEMENT, side, key);
    }

    private static boolean permits(Stage stage, Fact signatures) {
        return new Evaluator(Rennes.PROFILE)
                .decide(
                        AGREEMENT.policy(),
                        Request.use(AGREEMENT.assetId(), Agreements.CONSUMER.did(), Agreements.SIGNED, stage),
                        Facts.of(Map.of(Rennes.SIGNATURES, signatures)))
                .permits();
    }

    @Test
    void a_policy_that_insists_on_two_signatures_permits_no_use_until_both_have_signed() {
        assertThat(permits(Stage.USE, Signatures.NONE.fact())).isFalse();
        assertThat(permits(Stage.USE, BY_PROVIDER.fact())).isFalse();
        assertThat(permits(Stage.USE, BY_BOTH.fact())).isTrue();
    }

    @Test
    void it_can_be_agreed_to_before_anybody_has_signed() {
        assertThat(permits(Stage.NEGOTIATION, Signatures.NONE.fact())).isTrue();
    }

    @Test
    void only_the_connector_that_verified_them_says_how_many_there_are() {
        var said = Fact.known(Value.number(2));

        assertThat(permits(Stage.USE, said.assertedBy(Asserter.SELF))).isFalse();
        assertThat(permits(Stage.USE, said.assertedBy(Asserter.COUNTERPARTY))).isFalse();
        assertThat(permits(Stage.USE, Fact.unknown("nobody counted"))).isFalse();
    }

    @Test
    void it_is_said_in_plain_words() {
        assertThat(PlainTerms.of(AGREEMENT.policy(), Locale.FRENCH).toString())
                .contains("le nombre de parties qui ont signé le contrat est d’au moins 2");
        assertThat(PlainTerms.of(AGREEMENT.policy(), Locale.ENGLISH).toString())
                .contains("the number of parties that have signed the contract is at least 2");
    }

    @Test
    void who_has_signed_is_said_in_one_word() {
        assertThat(Signatures.NONE.state()).isEqualTo(Signatures.State.BY_NOBODY);
        assertThat(BY_PROVIDER.state()).isEqualTo(Signatures.State.BY_PROVIDER_ONLY);
        assertThat(BY_BOTH.state()).isEqualTo(Signatures.State.BY_BOTH);
    }
}
