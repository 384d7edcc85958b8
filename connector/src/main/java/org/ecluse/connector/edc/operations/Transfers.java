package org.ecluse.connector.edc.operations;

import static org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess.Type.CONSUMER;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.edc.connector.controlplane.services.spi.transferprocess.TransferProcessService;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcessStates;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferRequest;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.command.TerminateTransferCommand;
import org.eclipse.edc.participantcontext.spi.types.ParticipantContext;
import org.eclipse.edc.spi.constants.CoreConstants;
import org.eclipse.edc.spi.query.Criterion;
import org.eclipse.edc.spi.query.QuerySpec;
import org.eclipse.edc.spi.result.ServiceFailure;
import org.eclipse.edc.spi.result.ServiceResult;
import org.eclipse.edc.spi.types.domain.DataAddress;
import org.ecluse.connector.dataplane.FlowId;
import org.ecluse.connector.dataplane.Inbox;
import org.ecluse.connector.edc.contract.Contracts;
import org.ecluse.connector.edc.policy.PeerCode;
import org.ecluse.connector.operator.Edr;
import org.ecluse.connector.operator.OperationRefused;
import org.ecluse.connector.operator.Operations;
import org.ecluse.connector.operator.TransferView;
import org.ecluse.connector.receipts.Arrivals;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.policy.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Transfers under our agreements, as their consumer. The one place that knows which service of the shell does it. */
public final class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final Set<String> KINDS = Set.of(Operations.PULL, Operations.PUSH);
    private static final int TRIES_MAX = 20;
    private static final long PAUSE_MILLIS = 20;
    private static final long PAUSE_MILLIS_MAX = 2_000;

    private final TransferProcessService service;
    private final org.ecluse.contracts.transfer.Transfers own;
    private final ShellAgreements agreements;
    private final Contracts contracts;
    private final Inbox inbox;
    private final Arrivals arrivals;
    private final Supplier<ParticipantContext> self;

    public Transfers(
            TransferProcessService service,
            org.ecluse.contracts.transfer.Transfers own,
            ShellAgreements agreements,
            Contracts contracts,
            Inbox inbox,
            Arrivals arrivals,
            Supplier<ParticipantContext> self) {
        this.service = service;
        this.own = own;
        this.agreements = agreements;
        this.contracts = contracts;
        this.inbox = inbox;
        this.arrivals = arrivals;
        this.self = self;
        inbox.expectedElsewhere(this::arrivedOfOthers);
    }

    TransferView start(AgreementId agreement, String transferType, Optional<URI> sink) {
        var known = agreements.find(agreement).orElseThrow(() -> notOurs(agreement));
        if (!known.agreement().getConsumerId().equals(self.get().getIdentity())) {
            throw notOurs(agreement);
        }
        if (!KINDS.contains(transferType)) {
            throw notStarted("this kind of transfer is not spoken here: " + Problem.quote(transferType));
        }
        if (!contracts.inForce(agreement)) {
            throw new OperationRefused(
                    new Problem(Contracts.ENDED, "", "contract " + agreement + " is over", "request the offer again"));
        }
        var id = UUID.randomUUID().toString();
        var request = TransferRequest.Builder.newInstance()
                .id(id)
                .protocol(ShellOperations.PROTOCOL)
                .counterPartyAddress(known.peerAddress())
                .contractId(known.agreement().getId())
                .transferType(transferType);
        if (transferType.equals(Operations.PUSH)) {
            request.dataDestination(destination(sink.orElseGet(() -> expectedPush(id, agreement))));
        }
        var started = service.initiateTransfer(self.get(), request.build());
        if (started.failed()) {
            throw notStarted("the transfer could not be asked for: " + Problem.quote(started.getFailureDetail()));
        }
        return view(started.getContent()).orElseThrow(() -> notOurs(agreement));
    }

    Optional<TransferView> find(String id) {
        return Optional.ofNullable(service.findById(id)).flatMap(this::view);
    }

    Optional<TransferView> open(AgreementId agreement) {
        return agreements.find(agreement).stream()
                .flatMap(known -> under(known.agreement().getId()).stream())
                .filter(transfer -> transfer.getType() == CONSUMER)
                .sorted(Comparator.comparingLong(TransferProcess::getCreatedAt).reversed())
                .flatMap(transfer -> view(transfer).stream())
                .filter(view ->
                        view.state() == TransferView.State.REQUESTED || view.state() == TransferView.State.STARTED)
                .findFirst();
    }

    Optional<Edr> edr(String transferId) {
        return own.find(transferId)
                .filter(org.ecluse.contracts.transfer.TransferProcess::flows)
                .flatMap(org.ecluse.contracts.transfer.TransferProcess::dataAddress)
                .flatMap(Transfers::edr);
    }

    void terminate(String id, String reason) {
        insist(id, () -> service.terminate(new TerminateTransferCommand(id, reason)), 0);
    }

    void complete(String id) {
        insist(id, () -> service.complete(id), 0);
    }

    /**
     * Small data is delivered before the shell has stored that it started, and the shell holds a transfer while it works on
     * it: what conflicts with that is said again.
     */
    private void insist(String id, Supplier<ServiceResult<Void>> command, int tries) {
        var answer = command.get();
        if (answer.succeeded()) {
            return;
        }
        var over =
                Optional.ofNullable(service.findById(id)).map(Transfers::ended).orElse(true);
        if (answer.reason() != ServiceFailure.Reason.CONFLICT || over || tries == TRIES_MAX) {
            LOG.atLevel(over ? Level.DEBUG : Level.WARN)
                    .log("transfer {} was not moved: {}", id, answer.getFailureDetail());
            return;
        }
        var pause = Math.min(PAUSE_MILLIS << tries, PAUSE_MILLIS_MAX);
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(() -> insist(id, command, tries + 1));
    }

    /** Ends what is running under an agreement that is over, whichever side of it we are. */
    void endAll(AgreementId agreement, String reason) {
        agreements.find(agreement).stream()
                .flatMap(known -> under(known.agreement().getId()).stream())
                .filter(TransferProcess::canBeTerminated)
                .filter(transfer -> !ended(transfer))
                .forEach(transfer -> terminate(transfer.getId(), reason));
    }

    private URI expectedPush(String id, AgreementId agreement) {
        return inbox.expect(new FlowId(id), (transfer, push) -> arrived(agreement, transfer, push));
    }

    private void arrivedOfOthers(FlowId transfer, Inbox.Pushed push) {
        find(transfer.value()).ifPresent(view -> arrived(view.agreementId(), transfer, push));
    }

    private void arrived(AgreementId agreement, FlowId transfer, Inbox.Pushed push) {
        arrivals.pushed(agreement, push.receipt(), push.bytes(), push.sha256());
        LOG.info("transfer {}: {} bytes arrived", transfer, push.bytes());
    }

    private static DataAddress destination(URI sink) {
        return DataAddress.Builder.newInstance()
                .type("HttpData")
                .property(CoreConstants.EDC_NAMESPACE + "baseUrl", sink.toString())
                .build();
    }

    private static Optional<Edr> edr(org.ecluse.contracts.transfer.DataAddress address) {
        var endpoint = property(address, "endpoint");
        var authorization = property(address, "authorization");
        if (endpoint.isEmpty() || authorization.isEmpty()) {
            return Optional.empty();
        }
        try {
            var bearer = authorization.filter(text -> text.contains(" ")).orElse("Bearer " + authorization.get());
            return Optional.of(new Edr(URI.create(endpoint.get()), bearer));
        } catch (IllegalArgumentException e) {
            LOG.warn("the provider's endpoint {} is not an address", Problem.quote(endpoint.get()));
            return Optional.empty();
        }
    }

    /** Peers write the names of properties short or in full. */
    private static Optional<String> property(org.ecluse.contracts.transfer.DataAddress address, String name) {
        return Stream.of(name, CoreConstants.EDC_NAMESPACE + name)
                .flatMap(key -> Optional.ofNullable(address.properties().get(key)).stream())
                .findFirst();
    }

    private List<TransferProcess> under(String shellAgreementId) {
        var found = service.search(QuerySpec.Builder.newInstance()
                .filter(List.of(Criterion.criterion("contractId", "=", shellAgreementId)))
                .build());
        return found.succeeded() ? found.getContent() : List.of();
    }

    private Optional<TransferView> view(TransferProcess transfer) {
        var state = state(transfer);
        return agreements
                .agreementId(transfer.getContractId())
                .map(agreement -> new TransferView(
                        transfer.getId(), agreement, transfer.getTransferType(), state, problem(transfer, state)));
    }

    private static Optional<Problem> problem(TransferProcess transfer, TransferView.State state) {
        if (state != TransferView.State.TERMINATED && state != TransferView.State.SUSPENDED) {
            return Optional.empty();
        }
        var detail = String.valueOf(transfer.getErrorDetail());
        return PeerCode.read(detail)
                .or(() -> Optional.of(new Problem(
                        "transfer.ended",
                        "",
                        "the transfer ended: " + Problem.quote(detail),
                        "start it again; if it ends the same way, ask the partner what its log says")));
    }

    private static boolean ended(TransferProcess transfer) {
        return state(transfer).last();
    }

    private static TransferView.State state(TransferProcess transfer) {
        return switch (TransferProcessStates.from(transfer.getState())) {
            case STARTING, STARTED -> TransferView.State.STARTED;
            case SUSPENDING, SUSPENDING_REQUESTED, SUSPENDED, RESUMING, RESUMED -> TransferView.State.SUSPENDED;
            case COMPLETING, COMPLETING_REQUESTED, COMPLETED -> TransferView.State.COMPLETED;
            case TERMINATING, TERMINATING_REQUESTED, TERMINATED -> TransferView.State.TERMINATED;
            case DEPROVISIONING, DEPROVISIONING_REQUESTED, DEPROVISIONED ->
                transfer.getErrorDetail() == null ? TransferView.State.COMPLETED : TransferView.State.TERMINATED;
            default -> TransferView.State.REQUESTED;
        };
    }

    private static OperationRefused notStarted(String cause) {
        return new OperationRefused(new Problem(
                "transfer.not-started",
                "",
                cause,
                "use `" + Operations.PULL + "` or `" + Operations.PUSH + "`; see the log for more"));
    }

    private static OperationRefused notOurs(AgreementId agreement) {
        return new OperationRefused(new Problem(
                "contract.unknown",
                "",
                "there is no contract " + Problem.quote(agreement.value()) + " that this connector may use",
                "take the id from the list of contracts"));
    }
}
