package org.ecluse.connector.edc.transfer;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreement;
import org.eclipse.edc.connector.controlplane.contract.spi.validation.ContractValidationService;
import org.eclipse.edc.connector.controlplane.services.spi.protocol.ProtocolTokenValidator;
import org.eclipse.edc.connector.controlplane.services.spi.transferprocess.TransferProcessProtocolService;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferCompletionMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferProcessRequestMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferRemoteMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferRequestMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferStartMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferSuspensionMessage;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.protocol.TransferTerminationMessage;
import org.eclipse.edc.participant.spi.ParticipantAgent;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.policy.context.request.spi.RequestTransferProcessPolicyContext;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.iam.TokenRepresentation;
import org.eclipse.edc.spi.result.ServiceResult;
import org.eclipse.edc.spi.types.domain.message.RemoteMessage;
import org.eclipse.edc.validator.spi.DataAddressValidatorRegistry;
import org.ecluse.connector.edc.exchange.PeerMessages;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.agreement.PartyId;
import org.ecluse.contracts.exchange.Ending;
import org.ecluse.contracts.exchange.Outcome;
import org.ecluse.contracts.exchange.Peer;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.transfer.DataAddress;
import org.ecluse.contracts.transfer.TransferMessage;
import org.ecluse.contracts.transfer.Transfers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What peers say in transfers. A message is read by the shell, its token is verified, and the rest is for {@link Transfers}.
 * To a stranger, a transfer or an agreement that is not its own reads like one that is not there.
 */
final class TransfersForPeers implements TransferProcessProtocolService {
    /** Why a transfer ended that the other side ended without saying why. */
    static final String ENDED_BY_PEER = "transfer.ended-by-peer";

    private static final Logger LOG = LoggerFactory.getLogger(TransfersForPeers.class);
    private static final String UNKNOWN = "process.unknown";

    private final Transfers transfers;
    private final AgreedTerms terms;
    private final Checks checks;
    private final ShellTransfers shell;
    private final Function<String, String> coded;

    /** What is looked at in a message. @param kept whether we keep an agreement that both sides have concluded */
    record Checks(
            ContractValidationService agreements,
            ProtocolTokenValidator tokens,
            DataAddressValidatorRegistry addresses,
            Predicate<AgreementId> kept) {}

    TransfersForPeers(
            Transfers transfers,
            AgreedTerms terms,
            Checks checks,
            ShellTransfers shell,
            Function<String, String> coded) {
        this.transfers = transfers;
        this.terms = terms;
        this.checks = checks;
        this.shell = shell;
        this.coded = coded;
    }

    @Override
    public ServiceResult<TransferProcess> notifyRequested(
            ParticipantContext self, TransferRequestMessage message, TokenRepresentation token) {
        var agreement = terms.negotiation(message.getContractId()).flatMap(terms::agreement);
        if (agreement.isEmpty()) {
            return ServiceResult.notFound(coded.apply("contract.unknown"));
        }
        return verified(self, token, agreement.get().getPolicy(), message, "contract.unknown")
                .compose(sender -> requested(message, sender, agreement.get()));
    }

    private ServiceResult<TransferProcess> requested(
            TransferRequestMessage message, ParticipantAgent sender, ContractAgreement agreement) {
        if (!checks.kept().test(new AgreementId(agreement.getAgreementId()))) {
            // A fast consumer asks while we are still writing the agreement down.
            return ServiceResult.conflict(coded.apply("contract.not-final"));
        }
        var permitted = checks.agreements().validateAgreement(sender, agreement);
        if (permitted.failed()) {
            return ServiceResult.badRequest("the agreement does not permit it: " + permitted.getFailureDetail());
        }
        return destination(message).compose(destination -> {
            var request = new TransferMessage.Requested(
                    new AgreementId(agreement.getAgreementId()), message.getTransferType(), destination);
            var consumer = new Peer(
                    new PartyId(String.valueOf(sender.getIdentity())),
                    message.getCallbackAddress(),
                    message.getProtocol());
            return answer(
                    transfers.requested(
                            consumer,
                            PeerMessages.told(message, sender, Role.PROVIDER),
                            request,
                            agreement.getAssetId()),
                    message);
        });
    }

    private ServiceResult<Optional<DataAddress>> destination(TransferRequestMessage message) {
        var destination = message.getDataDestination();
        if (destination == null) {
            return ServiceResult.success(Optional.empty());
        }
        var valid = checks.addresses().validateDestination(destination);
        return valid.failed()
                ? ServiceResult.badRequest(valid.getFailureMessages())
                : address(destination).map(Optional::of);
    }

    private ServiceResult<DataAddress> address(org.eclipse.edc.spi.types.domain.DataAddress address) {
        try {
            return ServiceResult.success(ShellTransfers.address(address));
        } catch (IllegalArgumentException e) {
            LOG.warn("a data address cannot be taken: {}", e.getMessage());
            return ServiceResult.badRequest(coded.apply("transfer.address"));
        }
    }

    @Override
    public ServiceResult<TransferProcess> notifyStarted(
            ParticipantContext self, TransferStartMessage message, TokenRepresentation token) {
        if (message.getDataAddress() == null) {
            return received(self, message, token, new TransferMessage.Started(Optional.empty()));
        }
        return address(message.getDataAddress())
                .compose(address -> received(self, message, token, new TransferMessage.Started(Optional.of(address))));
    }

    @Override
    public ServiceResult<TransferProcess> notifyCompleted(
            ParticipantContext self, TransferCompletionMessage message, TokenRepresentation token) {
        return received(self, message, token, new TransferMessage.Completed());
    }

    @Override
    public ServiceResult<TransferProcess> notifySuspended(
            ParticipantContext self, TransferSuspensionMessage message, TokenRepresentation token) {
        var reason = message.getReason().stream().map(Object::toString).collect(joining(", "));
        return received(
                self,
                message,
                token,
                new TransferMessage.Suspended(
                        Optional.ofNullable(message.getCode()).orElse(""), reason));
    }

    @Override
    public ServiceResult<TransferProcess> notifyTerminated(
            ParticipantContext self, TransferTerminationMessage message, TokenRepresentation token) {
        var reason = Optional.ofNullable(message.getReason()).orElse("");
        var code = Optional.ofNullable(message.getCode()).filter(text -> !reason.startsWith(text));
        return known(message.getProcessId())
                .compose(transfer -> received(
                        self,
                        message,
                        token,
                        new TransferMessage.Terminated(new Ending(
                                transfer.exchange().role().other(),
                                reason.isEmpty()
                                        ? code.filter(text -> !text.isEmpty()).orElse(ENDED_BY_PEER)
                                        : code.orElse(""),
                                reason))));
    }

    @Override
    public ServiceResult<TransferProcess> findById(
            ParticipantContext self, TransferProcessRequestMessage message, TokenRepresentation token) {
        return known(message.getTransferProcessId()).compose(transfer -> verified(self, token, transfer, message)
                .compose(sender -> transfer.exchange().peer().party().did().equals(sender.getIdentity())
                                && transfer.exchange().peerPid().isPresent()
                        ? ServiceResult.success(shell.peerView(transfer))
                        : ServiceResult.notFound(coded.apply(UNKNOWN))));
    }

    private ServiceResult<TransferProcess> received(
            ParticipantContext self,
            TransferRemoteMessage message,
            TokenRepresentation token,
            TransferMessage content) {
        return known(message.getProcessId()).compose(transfer -> verified(self, token, transfer, message)
                .compose(sender -> answer(
                        transfers.receive(
                                transfer.pid(),
                                PeerMessages.told(
                                        message, sender, transfer.exchange().role()),
                                content),
                        message)));
    }

    private ServiceResult<org.ecluse.contracts.transfer.TransferProcess> known(String pid) {
        return Optional.ofNullable(pid)
                .flatMap(transfers::find)
                .map(ServiceResult::success)
                .orElseGet(() -> ServiceResult.notFound(coded.apply(UNKNOWN)));
    }

    private ServiceResult<ParticipantAgent> verified(
            ParticipantContext self,
            TokenRepresentation token,
            org.ecluse.contracts.transfer.TransferProcess transfer,
            RemoteMessage message) {
        return terms.policyOf(transfer)
                .map(policy -> verified(self, token, policy, message, UNKNOWN))
                .orElseGet(() -> ServiceResult.notFound(coded.apply(UNKNOWN)));
    }

    /** Who is not let in is told no more than a stranger. */
    private ServiceResult<ParticipantAgent> verified(
            ParticipantContext self, TokenRepresentation token, Policy policy, RemoteMessage message, String code) {
        var verified = checks.tokens().verify(self, token, RequestTransferProcessPolicyContext::new, policy, message);
        if (verified.failed()) {
            LOG.warn("a token was not accepted: {}", verified.getFailureDetail());
            return ServiceResult.notFound(coded.apply(code));
        }
        return ServiceResult.success(verified.getContent());
    }

    private ServiceResult<TransferProcess> answer(
            Outcome<org.ecluse.contracts.transfer.TransferProcess> outcome, TransferRemoteMessage message) {
        return PeerMessages.answer(outcome, shell::peerView, message, coded);
    }
}
