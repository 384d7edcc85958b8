package org.ecluse.contracts.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecluse.contracts.negotiation.LoneNegotiator.codeOf;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.Answer;
import org.ecluse.contracts.exchange.Mutations;
import org.ecluse.contracts.exchange.Told;
import org.ecluse.policy.model.Action;
import org.ecluse.policy.model.ConflictStrategy;
import org.ecluse.policy.model.Constraint;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Operator;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.model.PolicyType;
import org.ecluse.policy.model.Rule.Duty;
import org.ecluse.policy.model.Rule.Permission;
import org.ecluse.policy.model.Rule.Prohibition;
import org.ecluse.policy.model.Value;
import org.junit.jupiter.api.Test;

/** A provider sends back an agreement in which one field is another than what was offered. */
class AgreementTamperingTest {
    /** By the beginning of a field's path, the code that a change of it is refused with. */
    private static final Map<String, String> REFUSED = Map.of(
            "provider", "agreement.provider",
            "consumer", "agreement.consumer",
            "assetId", "agreement.asset",
            "policy.permissions", "agreement.terms",
            "policy.prohibitions", "agreement.terms",
            "policy.obligations", "agreement.terms",
            "policy.head.conflict", "agreement.terms",
            "policy.head.inheritFrom", "agreement.terms");

    /** What the provider gives an agreement, and what other connectors rewrite when they carry a policy. */
    private static final Set<String> FREE = Set.of(
            "id",
            "signedAt",
            "policy.uid",
            "policy.type",
            "policy.head.scope",
            "policy.head.profiles",
            "policy.head.extras");

    private static final Offer OFFER = new Offer("offer", "asset", terms());

    @Test
    void what_differs_from_the_offer_is_refused_by_its_code_and_leaves_no_trace() {
        var end = new LoneNegotiator();
        var pid = requested(end);
        var before = end.negotiation(pid);
        var tried = new HashSet<String>();

        for (var mutation : Mutations.of(agreement())) {
            var code = codeFor(mutation.path());
            if (code.isPresent()) {
                var outcome = end.told(pid, "p" + tried.size(), agreed(mutation));

                assertThat(codeOf(outcome)).as(mutation.path()).isEqualTo(code.get());
                assertThat(end.negotiation(pid)).as(mutation.path()).isEqualTo(before);
                tried.add(mutation.path());
            }
        }

        assertThat(tried).hasSizeGreaterThan(40);
        assertThat(REFUSED.keySet()).allMatch(field -> tried.stream().anyMatch(path -> path.startsWith(field)));
        assertThat(end.happened).containsExactly("begun", "REQUESTED");
        assertThat(codeOf(end.told(pid, "p", new NegotiationMessage.Agreed(agreement()))))
                .isEqualTo("done");
    }

    @Test
    void what_is_the_providers_to_choose_may_differ() {
        for (var mutation : Mutations.of(agreement())) {
            if (codeFor(mutation.path()).isEmpty()) {
                var end = new LoneNegotiator();

                assertThat(codeOf(end.told(requested(end), "p", agreed(mutation))))
                        .as(mutation.path())
                        .isEqualTo("done");
            }
        }
    }

    @Test
    void an_agreement_id_that_another_negotiation_has_is_refused() {
        var end = new LoneNegotiator();
        var agreement = agreement();
        end.told(requested(end), "p1", new NegotiationMessage.Agreed(agreement));
        end.answer = new Answer.Taken(Optional.of("another pid"));
        var other = requested(end);

        var outcome = end.negotiations.receive(
                other,
                new Told("p2", NegotiationSamples.PEER.party(), Optional.of(other), Optional.of("another pid")),
                new NegotiationMessage.Agreed(agreement));

        assertThat(codeOf(outcome)).isEqualTo("agreement.id-taken");
        assertThat(end.negotiation(other).agreement()).isEmpty();
    }

    private static String requested(LoneNegotiator end) {
        var pid = end.negotiations
                .request(NegotiationSamples.PEER, OFFER, List.of())
                .pid();
        end.clock.pass(LoneNegotiator.WORD_HELD);
        return pid;
    }

    private static NegotiationMessage agreed(Mutations mutation) {
        return new NegotiationMessage.Agreed((Agreement) mutation.changed());
    }

    /** @return empty where a change is allowed */
    private static Optional<String> codeFor(String path) {
        var code = REFUSED.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        assertThat(code.isPresent() ^ FREE.stream().anyMatch(path::startsWith))
                .as("it is said of %s whether it may differ", path)
                .isTrue();
        return code;
    }

    private static Agreement agreement() {
        return new Agreement(
                new AgreementId("agreement"),
                NegotiationSamples.PEER.party(),
                NegotiationSamples.SELF,
                OFFER.assetId(),
                terms().withType(PolicyType.AGREEMENT),
                NegotiationSamples.NOON);
    }

    private static Policy terms() {
        var purpose = new Constraint.Atomic(Odrl.NS + "purpose", Operator.EQ, Value.iri("urn:research"));
        var count = new Constraint.Atomic(Odrl.NS + "count", Operator.LTEQ, Value.number(10));
        var pay = new Duty(new Action(Odrl.NS + "compensate", count));
        return Policy.empty("urn:terms", PolicyType.OFFER)
                .withTarget("asset")
                .withAssigner(NegotiationSamples.PEER.party().did())
                .withConflict(ConflictStrategy.PERM)
                .withPermissions(new Permission(new Action(Odrl.USE), List.of(purpose, count), List.of(pay)))
                .withProhibitions(new Prohibition(new Action(Odrl.NS + "distribute"), purpose))
                .withObligations(new Duty(new Action(Odrl.NS + "delete"), count));
    }
}
