package org.ecluse.connector.edc.policy;

import static java.util.stream.Collectors.joining;

import java.time.InstantSource;
import java.util.List;
import org.eclipse.edc.participant.spi.ParticipantAgent;
import org.eclipse.edc.policy.engine.spi.PolicyContext;
import org.ecluse.connector.facts.ContractFacts;
import org.ecluse.connector.facts.CredentialStatus;
import org.ecluse.connector.facts.KnownParties;
import org.ecluse.connector.facts.Party;
import org.ecluse.connector.facts.PartyFacts;
import org.ecluse.policy.Problem;
import org.ecluse.policy.evaluation.Decision;
import org.ecluse.policy.evaluation.Decision.Denied;
import org.ecluse.policy.evaluation.Evaluator;
import org.ecluse.policy.evaluation.Fulfilment;
import org.ecluse.policy.evaluation.Reason;
import org.ecluse.policy.evaluation.Request;
import org.ecluse.policy.evaluation.Stage;
import org.ecluse.policy.model.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides, in the shell's stead, whether a participant may see an offer, sign it, or start a transfer under an agreement.
 * What is denied goes to the operator's log with its causes; the peer is told the codes and where in the policy they
 * arose. Safe for threads.
 */
public final class PolicyGate {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyGate.class);
    private static final ContractFacts NOTHING_DONE_YET =
            duty -> Fulfilment.unknown("nothing is owed before there is an agreement");

    private final PolicyBridge bridge;
    private final Evaluator evaluator;
    private final KnownParties parties;
    private final CredentialStatus status;
    private final InstantSource clock;
    private final RefusalCodes refusals = new RefusalCodes();
    private final AskedTerms asked = new AskedTerms();

    public PolicyGate(
            PolicyBridge bridge,
            Evaluator evaluator,
            KnownParties parties,
            CredentialStatus status,
            InstantSource clock) {
        this.bridge = bridge;
        this.evaluator = evaluator;
        this.parties = parties;
        this.status = status;
        this.clock = clock;
    }

    /** Whether {@code agent} may know of what {@code access} guards. A refusal is no event: it is how hiding works. */
    public boolean mayKnow(org.eclipse.edc.policy.model.Policy access, ParticipantAgent agent) {
        return decide(access, agent, Stage.USE, "", NOTHING_DONE_YET).permits();
    }

    /**
     * Whether {@code agent} may sign {@code offer} for the asset it names. Where the message that is being served asks for
     * that asset under other terms, it is decided on those: whether they are given is another question.
     */
    public boolean maySign(
            org.eclipse.edc.policy.model.Policy offer, ParticipantAgent agent, PolicyContext conversation) {
        var against = asked.current().map(terms -> against(terms, offer)).orElse(List.of());
        var terms = asked.current()
                .filter(other -> !bridge.sameTerms(other, offer))
                .map(other -> other.toBuilder().target(offer.getTarget()).build());
        var decision = against.isEmpty()
                ? decide(terms.orElse(offer), agent, Stage.NEGOTIATION, assetOf(offer), NOTHING_DONE_YET)
                : denied(against);
        return answer(decision, "sign the offer of", agent, offer, conversation);
    }

    /** What speaks against signing {@code offer} for who asks for {@code terms}. */
    private List<Problem> against(
            org.eclipse.edc.policy.model.Policy terms, org.eclipse.edc.policy.model.Policy offer) {
        var unevaluable = bridge.toOurs(terms).fold(read -> evaluator.unevaluable(read.policy()), no -> no.problems());
        if (!unevaluable.isEmpty()) {
            return unevaluable;
        }
        return PolicyBridge.sameAsset(terms, offer)
                ? List.of()
                : List.of(new Problem(
                        "policy.offer.asset",
                        "",
                        "the terms asked for are about another asset than the offer that is named",
                        "the consumer must ask for the asset of the offer"));
    }

    /**
     * Whether {@code agent} may start a transfer under an agreement with the terms {@code agreed}.
     *
     * @param contract what the books say of the agreement
     */
    public boolean mayTransfer(
            org.eclipse.edc.policy.model.Policy agreed,
            ParticipantAgent agent,
            ContractFacts contract,
            PolicyContext conversation) {
        var decision = decide(agreed, agent, Stage.USE, assetOf(agreed), contract);
        return answer(decision, "start a transfer of", agent, agreed, conversation);
    }

    /** Decides a use between two conversations, by what the consumer last showed. */
    public Decision mayUse(
            Policy terms, String consumer, String assetId, java.time.Instant at, ContractFacts contract) {
        var facts = new PartyFacts(parties.party(consumer), at, status, contract);
        return evaluator.decide(terms, Request.use(assetId, consumer, at, Stage.USE), facts);
    }

    private Decision decide(
            org.eclipse.edc.policy.model.Policy carried,
            ParticipantAgent agent,
            Stage stage,
            String assetId,
            ContractFacts contract) {
        var party = partyOf(agent);
        var now = clock.instant();
        return bridge.toOurs(carried)
                .fold(
                        read -> evaluator.decide(
                                read.policy(),
                                Request.use(assetId, party.did(), now, stage),
                                new PartyFacts(party, now, status, contract)),
                        refused -> denied(refused.problems()));
    }

    private static Denied denied(List<Problem> problems) {
        return new Denied(problems.stream().map(PolicyGate::reason).toList());
    }

    private Party partyOf(ParticipantAgent agent) {
        var did = String.valueOf(agent.getIdentity());
        return parties.shown(did, ShownCredentials.of(agent.getClaims().get("vc")));
    }

    private static String assetOf(org.eclipse.edc.policy.model.Policy policy) {
        return policy.getTarget() == null ? "" : policy.getTarget();
    }

    /** @return the filter that gives our codes to the peer; for the protocol's door */
    RefusalCodes refusals() {
        return refusals;
    }

    /** @return the filter that forgets what an earlier message asked for; for the protocol's door */
    public AskedTerms asked() {
        return asked;
    }

    /** Sees to it that the peer whose message is being served is told {@code code}. @return the code */
    public String tellPeer(String code) {
        refusals.told(List.of(code));
        return code;
    }

    private boolean answer(
            Decision decision,
            String what,
            ParticipantAgent agent,
            org.eclipse.edc.policy.model.Policy policy,
            PolicyContext conversation) {
        if (!(decision instanceof Denied denied)) {
            return true;
        }
        LOG.warn(
                "{} may not {} {}: {}",
                Problem.quote(String.valueOf(agent.getIdentity())),
                what,
                Problem.quote(assetOf(policy)),
                denied.reasons().stream()
                        .map(reason -> reason.code() + " at " + reason.at() + ": " + reason.cause())
                        .collect(joining("; ")));
        var codes = denied.reasons().stream().map(PeerCode::of).distinct().toList();
        codes.forEach(conversation::reportProblem);
        refusals.told(codes);
        return false;
    }

    private static Reason reason(Problem problem) {
        return new Reason(
                problem.code(),
                problem.at(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                problem.cause() + "; " + problem.cure());
    }
}
