package org.ecluse.connector.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ecluse.connector.operator.Publication.Visibility;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.Test;

/** What every {@link Operations} keeps to, as far as it can be told without a second connector. */
public abstract class OperationsContract {
    private static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");

    protected abstract Operations operations();

    /** A readable file to publish. */
    protected abstract Path file();

    @Test
    void what_is_published_is_listed_until_it_is_withdrawn() {
        var published = operations().publish(publication("eco-counter", OPEN.offer("urn:uuid:1")));

        assertThat(published.assetId()).isEqualTo("eco-counter");
        assertThat(operations().published()).extracting(Published::assetId).containsExactly("eco-counter");
        assertThat(operations().withdraw("eco-counter")).isTrue();
        assertThat(operations().published()).isEmpty();
        assertThat(operations().withdraw("eco-counter")).isFalse();
    }

    @Test
    void publishing_the_same_asset_again_replaces_the_offer() {
        operations().publish(publication("eco-counter", OPEN.offer("urn:uuid:1")));

        operations().publish(publication("eco-counter", OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:uuid:2")));

        assertThat(operations().published()).hasSize(1);
        assertThat(operations().published().get(0).terms().prohibitions()).hasSize(1);
    }

    @Test
    void terms_that_cannot_be_evaluated_are_refused_by_name() {
        var moonPhase = new Atomic("https://example.org/moonPhase", Operator.EQ, Value.text("full"));
        var terms = Policy.empty("urn:uuid:1", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(moonPhase), List.of()));

        assertThatThrownBy(() -> operations().publish(publication("eco-counter", terms)))
                .isInstanceOf(OperationRefused.class)
                .hasMessageContaining("moonPhase");
    }

    @Test
    void a_partner_that_does_not_answer_is_a_problem_of_the_peer() {
        var nobody = Did.of("did:web:127.0.0.1%3A9:partners:nobody");

        assertThatThrownBy(() -> operations().catalog(nobody, URI.create("http://127.0.0.1:9/dsp")))
                .isInstanceOfSatisfying(
                        OperationRefused.class,
                        refused -> assertThat(refused.problems().get(0).code()).startsWith("peer."));
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(operations().negotiation("none")).isEmpty();
        assertThat(operations().contract(new AgreementId("none"))).isEmpty();
        assertThat(operations().transfer("none")).isEmpty();
        assertThat(operations().edr("none")).isEmpty();
        assertThat(operations().openTransfer(new AgreementId("none"))).isEmpty();
    }

    @Test
    void a_transfer_needs_an_agreement() {
        assertThatThrownBy(() -> operations().startTransfer(new AgreementId("none"), Operations.PULL, Optional.empty()))
                .isInstanceOf(OperationRefused.class);
    }

    private Publication publication(String id, Policy terms) {
        return new Publication(
                id,
                new Wording("Éco-compteurs", "Bicycle counters"),
                Wording.same(""),
                List.of("vélo"),
                Optional.of("mobilité"),
                new DataSource.FileSource(file(), Format.Csv.SEMICOLONS),
                Mapping.ENEDIS,
                terms,
                Visibility.MEMBERS);
    }
}
