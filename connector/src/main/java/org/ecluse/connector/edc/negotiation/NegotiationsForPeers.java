package org.ecluse.connector.edc.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.edc.connector.controlplane.contract.spi.offer.ConsumerOfferResolver;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreementMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreementVerificationMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractNegotiationEventMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationRequestMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationTerminationMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractOfferMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractRequestMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.protocol.ContractRemoteMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.validation.ContractValidationService;
import org.eclipse.edc.connector.controlplane.contract.spi.validation.ValidatableConsumerOffer;
import org.eclipse.edc.connector.controlplane.contract.spi.validation.ValidatedConsumerOffer;
import org.eclipse.edc.connector.controlplane.services.spi.contractnegotiation.ContractNegotiationProtocolService;
import org.eclipse.edc.connector.controlplane.services.spi.protocol.ProtocolTokenValidator;
import org.eclipse.edc.participant.spi.ParticipantAgent;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.policy.context.request.spi.RequestContractNegotiationPolicyContext;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.iam.TokenRepresentation;
import org.eclipse.edc.spi.result.ServiceResult;
import org.eclipse.edc.spi.types.domain.message.ProcessRemoteMessage;
import org.ecluse.connector.edc.exchange.PeerMessages;
import org.ecluse.contracts.agreement.Agreement;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.agreement.Signatory;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.negotiation.ContractNegotiation;
import org.ecluse.contracts.negotiation.NegotiationMessage;
import org.ecluse.contracts.negotiation.Negotiations;
import org.ecluse.contracts.negotiation.Stance;
import org.ecluse.contracts.signature.Signature;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What peers say in negotiations. A message is read by the shell, its token is verified, and the rest is for {@link
 * Negotiations}. To a stranger, a negotiation that is not its own reads like one that is not there.
 */
final class NegotiationsForPeers implements ContractNegotiationProtocolService {
    private static final Logger LOG = LoggerFactory.getLogger(NegotiationsForPeers.class);
    private static final String UNKNOWN = "process.unknown";

    private final Negotiations negotiations;
    private final ConsumerOfferResolver offers;
    private final ContractValidationService validation;
    private final ProtocolTokenValidator tokens;
    private final PeerSignatures signatures;
    private final Supplier<ShellNegotiations> shell;
    private final OfferRules rules;
    private final Function<String, String> coded;

    NegotiationsForPeers(
            Negotiations negotiations,
            ConsumerOfferResolver offers,
            ContractValidationService validation,
            ProtocolTokenValidator tokens,
            PeerSignatures signatures,
            Supplier<ShellNegotiations> shell,
            OfferRules rules,
            Function<String, String> coded) {
        this.negotiations = negotiations;
        this.offers = offers;
        this.validation = validation;
        this.tokens = tokens;
        this.signatures = signatures;
        this.shell = shell;
        this.rules = rules;
        this.coded = coded;
    }

    @Override
    public ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            notifyRequested(ParticipantContext self, ContractRequestMessage message, TokenRepresentation token) {
        return ownOffer(self, message).compose(offer -> verified(self, token, offer.getContractPolicy(), message)
                .compose(sender -> acceptable(sender, offer).compose(valid -> requested(message, sender, valid))));
    }

    private ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            requested(ContractRequestMessage message, ParticipantAgent sender, ValidatedConsumerOffer valid) {
        var published = shell.get().offer(valid.getOffer());
        var asked = shell.get().asked(message.getContractOffer(), published);
        var objections =
                asked.equals(published) ? List.<Problem>of() : rules.objections(published.assetId(), asked.policy());
        if (!objections.isEmpty()) {
            return unusable("asked for", objections);
        }
        var told = PeerMessages.told(message, sender, Role.PROVIDER);
        if (message.getProviderPid() != null) {
            return answer(
                    negotiations.receive(message.getProviderPid(), told, new NegotiationMessage.Requested(asked)),
                    message);
        }
        var stance = new Stance(
                Optional.of(published.policy()).filter(policy -> !asked.equals(published)),
                rules.handling(published.assetId()));
        return answer(
                negotiations.requested(peer(message, message.getCallbackAddress(), sender), told, asked, stance),
                message);
    }

    private ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            unusable(String what, List<Problem> problems) {
        LOG.warn("terms that were {} cannot be taken: {}", what, problems);
        return ServiceResult.badRequest(coded.apply(problems.get(0).code()));
    }

    @Override
    public ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            notifyOffered(ParticipantContext self, ContractOfferMessage message, TokenRepresentation token) {
        return verified(self, token, message.getContractOffer().getPolicy(), message)
                .compose(sender -> {
                    var offer = shell.get().offer(message.getContractOffer());
                    var unevaluable = rules.unevaluable(offer.policy());
                    if (!unevaluable.isEmpty()) {
                        return unusable("offered", unevaluable);
                    }
                    var told = PeerMessages.told(message, sender, Role.CONSUMER);
                    return message.getConsumerPid() == null
                            ? answer(
                                    negotiations.offered(
                                            peer(message, message.getCallbackAddress(), sender), told, offer),
                                    message)
                            : answer(
                                    negotiations.receive(
                                            message.getConsumerPid(), told, new NegotiationMessage.Offered(offer)),
                                    message);
                });
    }

    @Override
    public ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            notifyAccepted(
                    ParticipantContext self, ContractNegotiationEventMessage message, TokenRepresentation token) {
        return received(self, message, token, new NegotiationMessage.Accepted());
    }

    @Override
    public ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            notifyAgreed(ParticipantContext self, ContractAgreementMessage message, TokenRepresentation token) {
        try {
            var agreement = shell.get().agreement(message.getContractAgreement());
            return received(
                    self,
                    message,
                    token,
                    negotiation -> signed(
                            negotiation,
                            message,
                            Optional.of(agreement),
                            signature -> new NegotiationMessage.Agreed(agreement, signature)));
        } catch (IllegalArgumentException e) {
            LOG.warn("an agreement cannot be taken: {}", e.getMessage());
            return ServiceResult.badRequest(coded.apply("agreement.malformed"));
        }
    }

    @Override
    public ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            notifyVerified(
                    ParticipantContext self, ContractAgreementVerificationMessage message, TokenRepresentation token) {
        return received(
                self,
                message,
                token,
                negotiation -> signed(negotiation, message, negotiation.agreement(), NegotiationMessage.Verified::new));
    }

    @Override
    public ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            notifyFinalized(
                    ParticipantContext self, ContractNegotiationEventMessage message, TokenRepresentation token) {
        return received(self, message, token, new NegotiationMessage.Finalized());
    }

    @Override
    public ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            notifyTerminated(
                    ParticipantContext self, ContractNegotiationTerminationMessage message, TokenRepresentation token) {
        return known(message.getProcessId())
                .compose(negotiation -> received(
                        self,
                        message,
                        token,
                        new NegotiationMessage.Terminated(new Ending(
                                negotiation.exchange().role().other(),
                                Optional.ofNullable(message.getCode()).orElse(""),
                                WrittenReason.of(message)))));
    }

    @Override
    public ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            findById(ParticipantContext self, ContractNegotiationRequestMessage message, TokenRepresentation token) {
        return known(message.getNegotiationId())
                .compose(negotiation -> verified(self, token, termsOf(negotiation), message)
                        .compose(sender -> isPeer(negotiation, sender) && isKnownToBoth(negotiation)
                                ? ServiceResult.success(shell.get().peerView(negotiation))
                                : ServiceResult.notFound(coded.apply(UNKNOWN))));
    }

    private ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            received(
                    ParticipantContext self,
                    ContractRemoteMessage message,
                    TokenRepresentation token,
                    NegotiationMessage content) {
        return received(self, message, token, negotiation -> ServiceResult.success(content));
    }

    /** @param contentFor is asked for when the sender is known to be the peer */
    private ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            received(
                    ParticipantContext self,
                    ContractRemoteMessage message,
                    TokenRepresentation token,
                    Function<ContractNegotiation, ServiceResult<NegotiationMessage>> contentFor) {
        return known(message.getProcessId()).compose(negotiation -> verified(self, token, termsOf(negotiation), message)
                .compose(sender -> isPeer(negotiation, sender)
                        ? contentFor
                                .apply(negotiation)
                                .compose(content -> answer(
                                        negotiations.receive(
                                                negotiation.pid(),
                                                PeerMessages.told(
                                                        message,
                                                        sender,
                                                        negotiation.exchange().role()),
                                                content),
                                        message))
                        : ServiceResult.notFound(coded.apply(UNKNOWN))));
    }

    /**
     * What a message says with the signature that it brings. A wrong signature ends the negotiation. One that is here
     * already is not verified again, and one over what names another party is not looked at: that is refused anyway.
     */
    private ServiceResult<NegotiationMessage> signed(
            ContractNegotiation negotiation,
            ContractRemoteMessage message,
            Optional<Agreement> agreement,
            Function<Optional<Signature>, NegotiationMessage> content) {
        var peer = negotiation.exchange().peer().party();
        var side = negotiation.exchange().role() == Role.CONSUMER ? Signatory.PROVIDER : Signatory.CONSUMER;
        var verifiable = agreement
                .filter(known -> side.of(known).equals(peer))
                .filter(known -> negotiation.signatures().by(side).isEmpty());
        if (verifiable.isEmpty()) {
            return ServiceResult.success(content.apply(Optional.empty()));
        }
        return signatures
                .find(verifiable.get(), side, SignatureCarrier.in(message))
                .fold(
                        signature -> ServiceResult.success(content.apply(signature)),
                        problem -> refused(negotiation, problem));
    }

    private ServiceResult<NegotiationMessage> refused(ContractNegotiation negotiation, Problem problem) {
        if (problem.equals(PeerSignatures.KEYS_UNAVAILABLE)) {
            return ServiceResult.conflict(coded.apply(problem.code()));
        }
        var ending = new Ending(negotiation.exchange().role(), problem.code(), problem.cause());
        negotiations.move(negotiation.pid(), new NegotiationMessage.Terminated(ending));
        return ServiceResult.badRequest(coded.apply(problem.code()));
    }

    private ServiceResult<ContractNegotiation> known(String pid) {
        return Optional.ofNullable(pid)
                .flatMap(negotiations::find)
                .map(ServiceResult::success)
                .orElseGet(() -> ServiceResult.notFound(coded.apply(UNKNOWN)));
    }

    private ServiceResult<ValidatableConsumerOffer> ownOffer(ParticipantContext self, ContractRequestMessage message) {
        var found = offers.resolveOffer(message.getContractOffer().getId());
        var ours = found.succeeded()
                && self.getParticipantContextId()
                        .equals(found.getContent().getContractDefinition().getParticipantContextId());
        return ours ? found : ServiceResult.notFound(coded.apply("offer.unknown"));
    }

    private ServiceResult<ValidatedConsumerOffer> acceptable(ParticipantAgent sender, ValidatableConsumerOffer offer) {
        var valid = validation.validateInitialOffer(sender, offer);
        return valid.succeeded()
                ? ServiceResult.success(valid.getContent())
                : ServiceResult.badRequest("the offer is not valid: " + valid.getFailureDetail());
    }

    private ServiceResult<ParticipantAgent> verified(
            ParticipantContext self,
            TokenRepresentation token,
            Policy terms,
            org.eclipse.edc.spi.types.domain.message.RemoteMessage message) {
        return tokens.verify(self, token, RequestContractNegotiationPolicyContext::new, terms, message)
                .onFailure(failure -> LOG.warn("a token was not accepted: {}", failure.getFailureDetail()));
    }

    private Policy termsOf(ContractNegotiation negotiation) {
        return shell.get().offer(negotiation.lastOffer()).getPolicy();
    }

    /** Before, there is no pid of the peer's to show, and none that the peer could have asked by. */
    private static boolean isKnownToBoth(ContractNegotiation negotiation) {
        return negotiation.exchange().peerPid().isPresent();
    }

    private static boolean isPeer(ContractNegotiation negotiation, ParticipantAgent sender) {
        return negotiation.exchange().peer().party().did().equals(sender.getIdentity());
    }

    private static Peer peer(ContractRemoteMessage message, String address, ParticipantAgent sender) {
        return new Peer(new PartyId(String.valueOf(sender.getIdentity())), address, message.getProtocol());
    }

    private ServiceResult<org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation>
            answer(Outcome<ContractNegotiation> outcome, ProcessRemoteMessage message) {
        return PeerMessages.answer(outcome, shell.get()::peerView, message, coded);
    }
}
