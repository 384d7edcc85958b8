package org.ecluse.launcher.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.connector.ConnectorSettings;
import org.ecluse.connector.facts.VerifiedCredential;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.ContractView;
import org.ecluse.connector.operator.Edr;
import org.ecluse.connector.operator.NegotiationView;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.Publication;
import org.ecluse.connector.operator.Publication.Visibility;
import org.ecluse.connector.operator.TransferView;
import org.ecluse.connector.operator.Wording;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Rennes;
import org.ecluse.trust.Did;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two connectors of the product: from the catalogue to the bytes, and every way in which that is refused. Kept in files;
 * {@link ExchangeOnServerTest} is the same on a server.
 */
class ExchangeTest {
    private static final String CONTENT = "isoDate;counts\n2026-01-01T00:00:00Z;12\n";

    @TempDir
    Path data;

    private TestConnector provider;
    private TestConnector consumer;
    private Operations offers;
    private Operations asks;

    @BeforeEach
    void start() throws Exception {
        provider = TestConnector.start(
                kept(TestConnector.settings("rennes-metropole", Files.createDirectory(data.resolve("p")))),
                peer -> memberCredentials(peer));
        consumer = TestConnector.start(
                kept(TestConnector.settings("start-up", Files.createDirectory(data.resolve("c")))),
                peer -> memberCredentials(peer));
        offers = provider.service(Operations.class);
        asks = consumer.service(Operations.class);
    }

    /** Where a connector of this test keeps what must outlast it. */
    ConnectorSettings kept(ConnectorSettings files) {
        return files;
    }

    @AfterEach
    void stop() {
        consumer.close();
        provider.close();
    }

    @Test
    void what_is_offered_is_found_agreed_and_fetched() throws Exception {
        offers.publish(publication("eco-counter-data", open(), Visibility.EVERYONE));

        var offer = only(asks.catalog(providerDid(), provider.settings().dspAddress()));
        var agreement = agreed(offer);
        var transfer = asks.startTransfer(agreement, Operations.PULL, Optional.empty());
        var answer = get(reference(transfer.id()));

        assertThat(offer.assetId()).isEqualTo("eco-counter-data");
        assertThat(offer.title()).isEqualTo(new Wording("Comptages", "Counts"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CONTENT);
        assertThat(asks.contract(agreement).orElseThrow().agreement())
                .isEqualTo(offers.contract(agreement).orElseThrow().agreement());
    }

    @Test
    void terms_that_the_consumer_does_not_meet_are_refused_by_code_and_place() throws Exception {
        offers.publish(publication("tickets", researchOnly(), Visibility.MEMBERS));

        var offer = only(asks.catalog(providerDid(), provider.settings().dspAddress()));
        var negotiation = asks.request(providerDid(), provider.settings().dspAddress(), offer);
        var ended = ended(negotiation.id());

        assertThat(ended.state()).isEqualTo(NegotiationView.State.TERMINATED);
        assertThat(ended.problem().orElseThrow().code()).isEqualTo("policy.constraint.unsatisfied");
        assertThat(ended.problem().orElseThrow().at()).startsWith("/permission/0/constraint/");
    }

    @Test
    void an_offer_with_a_term_that_cannot_be_evaluated_is_not_put_on_offer() {
        var strange = Policy.empty("urn:x", PolicyType.OFFER)
                .withPermissions(new Permission(
                        new Action(Odrl.USE),
                        List.of(new Constraint.Atomic(
                                "https://example.org/moonPhase", Operator.EQ, Value.text("full"))),
                        List.of()));

        assertThatThrownBy(() -> offers.publish(publication("moon", strange, Visibility.EVERYONE)))
                .isInstanceOf(OperationRefused.class)
                .hasMessageContaining("moonPhase");
        assertThat(offers.published()).isEmpty();
    }

    @Test
    void an_offer_with_a_term_that_the_consumer_cannot_evaluate_is_refused_before_it_is_asked_for() throws Exception {
        offers.publish(publication("eco-counter-data", open(), Visibility.EVERYONE));
        var offer = only(asks.catalog(providerDid(), provider.settings().dspAddress()));
        var strange = offer.terms()
                .withPermissions(new Permission(
                        new Action(Odrl.USE),
                        List.of(new Constraint.Atomic(
                                "https://example.org/moonPhase", Operator.EQ, Value.text("full"))),
                        List.of()));
        var doctored = new CatalogOffer(
                offer.provider(),
                offer.offerId(),
                offer.assetId(),
                offer.title(),
                offer.description(),
                offer.keywords(),
                offer.theme(),
                strange,
                offer.odrl());

        assertThatThrownBy(() -> asks.request(providerDid(), provider.settings().dspAddress(), doctored))
                .isInstanceOf(OperationRefused.class)
                .hasMessageContaining("policy.left-operand.unknown");
        assertThat(asks.contracts()).isEmpty();
    }

    @Test
    void what_only_members_may_see_is_not_in_a_strangers_catalogue() throws Exception {
        offers.publish(publication("eco-counter-data", open(), Visibility.EVERYONE));
        offers.publish(publication("inner", open(), Visibility.MEMBERS));
        try (var stranger = TestConnector.start("stranger", Files.createDirectory(data.resolve("s")))) {
            var seen = stranger.service(Operations.class)
                    .catalog(providerDid(), provider.settings().dspAddress());

            assertThat(seen).extracting(CatalogOffer::assetId).containsExactly("eco-counter-data");
        }
        assertThat(asks.catalog(providerDid(), provider.settings().dspAddress()))
                .extracting(CatalogOffer::assetId)
                .containsExactlyInAnyOrder("eco-counter-data", "inner");
    }

    @Test
    void a_contract_past_its_end_date_ends_by_itself_and_takes_its_transfers_along() throws Exception {
        var end = Instant.now().plus(4, ChronoUnit.SECONDS).truncatedTo(ChronoUnit.MILLIS);
        var until = Policy.empty("urn:x", PolicyType.OFFER)
                .withPermissions(new Permission(
                        new Action(Odrl.USE),
                        List.of(new Constraint.Atomic(Odrl.DATE_TIME, Operator.LT, Value.instant(end))),
                        List.of()));
        offers.publish(publication("for-a-moment", until, Visibility.EVERYONE));
        var agreement =
                agreed(only(asks.catalog(providerDid(), provider.settings().dspAddress())));
        var transfer = asks.startTransfer(agreement, Operations.PULL, Optional.empty());
        var reference = reference(transfer.id());
        assertThat(get(reference).statusCode()).isEqualTo(200);

        var over = Waiting.until("the contract is over on both sides", () -> asks.contract(agreement)
                .filter(view -> view.state() == ContractView.State.ENDED)
                .filter(view -> offers.contract(agreement).orElseThrow().state() == ContractView.State.ENDED));
        var stopped = Waiting.until("the transfer has ended", () -> asks.transfer(transfer.id())
                .filter(view -> view.state() == TransferView.State.TERMINATED));

        assertThat(over.end()).contains("contract.ended");
        assertThat(stopped.problem()).isPresent();
        var late = get(reference);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).contains("flow.ended");
        assertThatThrownBy(() -> asks.startTransfer(agreement, Operations.PULL, Optional.empty()))
                .isInstanceOf(OperationRefused.class)
                .hasMessageContaining("contract.ended");
    }

    @Test
    void before_payment_the_transfer_is_refused_as_due() throws Exception {
        offers.publish(publication("archive", paid(), Visibility.EVERYONE));
        var agreement =
                agreed(only(asks.catalog(providerDid(), provider.settings().dspAddress())));

        var transfer = asks.startTransfer(agreement, Operations.PULL, Optional.empty());
        var refused = Waiting.until("the transfer is refused", () -> asks.transfer(transfer.id())
                .filter(view -> view.state() == TransferView.State.TERMINATED));

        assertThat(refused.problem().orElseThrow().code()).isEqualTo("payment.due");
    }

    @Test
    void offers_and_agreements_are_still_there_after_a_restart() throws Exception {
        offers.publish(publication("eco-counter-data", open(), Visibility.EVERYONE));
        var agreement =
                agreed(only(asks.catalog(providerDid(), provider.settings().dspAddress())));

        provider.close();
        provider = TestConnector.start(provider.settings(), this::memberCredentials);
        consumer.close();
        consumer = TestConnector.start(consumer.settings(), this::memberCredentials);
        asks = consumer.service(Operations.class);
        var transfer = asks.startTransfer(agreement, Operations.PULL, Optional.empty());

        assertThat(get(reference(transfer.id())).body()).isEqualTo(CONTENT);
        assertThat(provider.service(Operations.class).published())
                .singleElement()
                .satisfies(published -> assertThat(published.assetId()).isEqualTo("eco-counter-data"));
    }

    @Test
    void a_transfer_goes_on_after_its_providers_restart_and_one_that_was_ended_stays_so() throws Exception {
        offers.publish(publication("eco-counter-data", open(), Visibility.EVERYONE));
        var agreement =
                agreed(only(asks.catalog(providerDid(), provider.settings().dspAddress())));
        var reference = reference(
                asks.startTransfer(agreement, Operations.PULL, Optional.empty()).id());
        var other = asks.startTransfer(agreement, Operations.PULL, Optional.empty());
        var ended = reference(other.id());
        asks.terminateTransfer(other.id(), "enough");
        Waiting.until("the provider has heard of the end", () -> Optional.of(
                        provider.service(org.ecluse.connector.dataplane.DataPlane.class)
                                .flows()
                                .count())
                .filter(open -> open == 1));

        provider.close();
        provider = TestConnector.start(provider.settings(), this::memberCredentials);

        assertThat(get(reference).body()).isEqualTo(CONTENT);
        assertThat(get(ended).statusCode()).isEqualTo(404);
    }

    @Test
    void a_push_arrives_in_the_consumers_inbox() throws Exception {
        offers.publish(publication("eco-counter-data", open(), Visibility.EVERYONE));
        var agreement =
                agreed(only(asks.catalog(providerDid(), provider.settings().dspAddress())));

        var transfer = asks.startTransfer(agreement, Operations.PUSH, Optional.empty());
        var view = Waiting.until("the push is complete", () -> asks.transfer(transfer.id())
                .filter(state -> state.state().last()));

        assertThat(view.state()).isEqualTo(TransferView.State.COMPLETED);
        var received = consumer.service(org.ecluse.connector.dataplane.DataPlane.class)
                .inbox()
                .received(new org.ecluse.connector.dataplane.FlowId(transfer.id()));
        assertThat(received.orElseThrow()).hasContent(CONTENT);
    }

    private AgreementId agreed(CatalogOffer offer) {
        var negotiation = asks.request(providerDid(), provider.settings().dspAddress(), offer);
        var ended = ended(negotiation.id());
        assertThat(ended.problem()).isEmpty();
        var agreement = ended.agreementId().orElseThrow();
        Waiting.until("both sides have the agreement", () -> offers.contract(agreement)
                .filter(view -> asks.contract(agreement).isPresent()));
        return agreement;
    }

    private NegotiationView ended(String id) {
        return Waiting.until("the negotiation has ended", () -> asks.negotiation(id)
                .filter(view -> view.state().last()));
    }

    private Edr reference(String transferId) {
        return Waiting.until("the transfer has started", () -> {
            var state = asks.transfer(transferId).orElseThrow();
            assertThat(state.problem()).isEmpty();
            return asks.edr(transferId);
        });
    }

    private static HttpResponse<String> get(Edr edr) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(edr.endpoint())
                                    .header("Authorization", edr.authorization())
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Publication publication(String id, Policy terms, Visibility visibility) {
        try {
            var file = Files.writeString(data.resolve(id + ".csv"), CONTENT);
            return new Publication(
                    id,
                    new Wording("Comptages", "Counts"),
                    new Wording("Par heure", "By the hour"),
                    List.of("vélo"),
                    Optional.of("mobilité"),
                    new DataSource.FileSource(file, Format.Csv.SEMICOLONS),
                    Mapping.NONE,
                    terms,
                    visibility);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Policy open() {
        return Policy.empty("urn:open", PolicyType.OFFER)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(), List.of()));
    }

    private static Policy researchOnly() {
        return new OfferTerms.ResearchOnly(
                        List.of(),
                        OfferTerms.ResearchOnly.ANY_RESEARCH,
                        List.of(),
                        Optional.empty(),
                        java.time.Period.ofDays(30),
                        java.time.Period.ofDays(30))
                .offer("urn:research");
    }

    private static Policy paid() {
        return Policy.empty("urn:paid", PolicyType.OFFER)
                .withPermissions(new Permission(
                        new Action(Odrl.USE),
                        List.of(),
                        List.of(new org.ecluse.policy.model.Rule.Duty(new Action(
                                Odrl.COMPENSATE,
                                new Constraint.Atomic(Odrl.PAY_AMOUNT, Operator.EQ, Value.text("120.00")),
                                new Constraint.Atomic(Rennes.CURRENCY, Operator.EQ, Value.text("EUR")))))));
    }

    private static CatalogOffer only(List<CatalogOffer> offers) {
        assertThat(offers).hasSize(1);
        return offers.get(0);
    }

    private Did providerDid() {
        return Did.of(provider.settings().did());
    }

    private List<VerifiedCredential> memberCredentials(String peer) {
        return peer.endsWith("stranger")
                ? List.of()
                : List.of(new VerifiedCredential(
                        Set.of(VerifiedCredential.MEMBERSHIP),
                        "",
                        peer,
                        Map.of("membership", "active"),
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()));
    }
}
