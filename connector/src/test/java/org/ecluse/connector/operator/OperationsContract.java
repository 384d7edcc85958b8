package org.ecluse.connector.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ecluse.connector.operator.Publication.Visibility;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint.Atomic;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.Test;

/** What every {@link Operations} keeps to, towards its own operator and with one partner. */
public abstract class OperationsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long ASK_AGAIN_NANOS = 20_000_000;
    private static final String ASSET = "counts";
    private static final OfferTerms OPEN = new OfferTerms.Open(OfferTerms.Open.LICENCE_OUVERTE, "Rennes Métropole");

    private static final Policy MOONLIT =
            only(new Atomic("https://example.org/moonPhase", Operator.EQ, Value.text("full")));
    private static final Policy FOR_RESEARCHERS =
            only(new Atomic(Rennes.ACCREDITATION, Operator.EQ, Value.text(Rennes.RESEARCHER)));

    /** A partner and where it is reached. */
    public record Reached(Did did, URI dspAddress) {}

    protected abstract Operations operations();

    /** A readable file to publish. */
    protected abstract Path file();

    /** A partner that shows us one offer, of an asset of this name under these terms; it has shown us no credentials. */
    protected abstract Reached partnerOffers(String assetId, Policy terms);

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
        assertThatThrownBy(() -> operations().publish(publication("eco-counter", MOONLIT)))
                .isInstanceOf(OperationRefused.class)
                .hasMessageContaining("moonPhase");
        assertThat(operations().published()).isEmpty();
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
                .isInstanceOfSatisfying(
                        OperationRefused.class, refused -> assertCode(refused.problems(), "contract.unknown"));
    }

    @Test
    void an_offer_that_is_asked_for_becomes_a_contract_in_force() {
        var partner = partnerOffers(ASSET, OPEN.offer("urn:uuid:1"));

        var begun = operations().request(partner.did(), partner.dspAddress(), only(partner));
        var ended = ended(begun.id());

        assertThat(ended.state()).isEqualTo(NegotiationView.State.FINALIZED);
        assertThat(ended.problem()).isEmpty();
        assertThat(ended.provider()).isEqualTo(partner.did());
        assertThat(ended.assetId()).isEqualTo(ASSET);
        assertThat(operations().contracts()).singleElement().satisfies(contract -> {
            assertThat(contract.id()).isEqualTo(ended.agreementId().orElseThrow());
            assertThat(contract.side()).isEqualTo(ContractView.Side.CONSUMER);
            assertThat(contract.state()).isEqualTo(ContractView.State.IN_FORCE);
            assertThat(contract.counterparty()).isEqualTo(partner.did());
            assertThat(contract.offer()).isEqualTo(partner.did().name() + "/" + ASSET);
        });
    }

    @Test
    void an_offer_whose_terms_are_not_met_ends_with_the_partners_code_and_no_contract() {
        var partner = partnerOffers(ASSET, FOR_RESEARCHERS);

        var begun = operations().request(partner.did(), partner.dspAddress(), only(partner));
        var ended = ended(begun.id());

        assertThat(ended.state()).isEqualTo(NegotiationView.State.TERMINATED);
        assertThat(ended.problem().orElseThrow().code()).isEqualTo("policy.constraint.unsatisfied");
        assertThat(ended.agreementId()).isEmpty();
        assertThat(operations().contracts()).isEmpty();
    }

    @Test
    void an_offer_that_cannot_be_evaluated_is_refused_before_it_is_asked_for() {
        var partner = partnerOffers(ASSET, OPEN.offer("urn:uuid:1"));
        var strange = under(MOONLIT, only(partner));

        assertThatThrownBy(() -> operations().request(partner.did(), partner.dspAddress(), strange))
                .isInstanceOfSatisfying(
                        OperationRefused.class,
                        refused -> assertCode(refused.problems(), "policy.left-operand.unknown"));
    }

    @Test
    void a_pull_has_an_endpoint_from_its_start_to_its_end() {
        var agreement = agreed();

        var begun = operations().startTransfer(agreement, Operations.PULL, Optional.empty());
        var endpoint = eventually("an endpoint", () -> operations().edr(begun.id()), found -> true);
        var open = operations().openTransfer(agreement);
        operations().terminateTransfer(begun.id(), "transfer.not-needed");
        var ended = eventually(
                "the end of the transfer", () -> operations().transfer(begun.id()), transfer -> transfer.state()
                        .last());

        assertThat(endpoint.authorization()).isNotBlank();
        assertThat(open.orElseThrow().id()).isEqualTo(begun.id());
        assertThat(ended.state()).isEqualTo(TransferView.State.TERMINATED);
        assertThat(ended.problem().orElseThrow().code()).isEqualTo("transfer.not-needed");
        assertThat(operations().edr(begun.id())).isEmpty();
        assertThat(operations().openTransfer(agreement)).isEmpty();
    }

    @Test
    void a_kind_of_transfer_that_is_not_spoken_is_refused() {
        var agreement = agreed();

        assertThatThrownBy(() -> operations().startTransfer(agreement, "Pigeon-PULL", Optional.empty()))
                .isInstanceOfSatisfying(
                        OperationRefused.class, refused -> assertCode(refused.problems(), "transfer.not-started"));
    }

    private AgreementId agreed() {
        var partner = partnerOffers(ASSET, OPEN.offer("urn:uuid:1"));
        var begun = operations().request(partner.did(), partner.dspAddress(), only(partner));
        return ended(begun.id()).agreementId().orElseThrow();
    }

    private CatalogOffer only(Reached partner) {
        var offers = operations().catalog(partner.did(), partner.dspAddress());
        assertThat(offers).hasSize(1);
        return offers.get(0);
    }

    private NegotiationView ended(String id) {
        return eventually("the end of the negotiation", () -> operations().negotiation(id), view -> view.state()
                .last());
    }

    private static <T> T eventually(String what, Supplier<Optional<T>> ask, Predicate<T> wanted) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var found = ask.get().filter(wanted);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(ASK_AGAIN_NANOS);
        }
        throw new AssertionError("did not come about within " + PATIENCE + ": " + what);
    }

    private static CatalogOffer under(Policy terms, CatalogOffer offer) {
        return new CatalogOffer(
                offer.provider(),
                offer.offerId(),
                offer.assetId(),
                offer.title(),
                offer.description(),
                offer.keywords(),
                offer.theme(),
                terms,
                offer.odrl());
    }

    private static void assertCode(List<Problem> problems, String code) {
        assertThat(problems.get(0).code()).isEqualTo(code);
    }

    private static Policy only(Atomic constraint) {
        return Policy.empty("urn:uuid:1", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(constraint), List.of()));
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
