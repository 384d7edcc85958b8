package org.ecluse.launcher.tck;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.eclipse.edc.connector.controlplane.contract.spi.event.contractnegotiation.ContractNegotiationAccepted;
import org.eclipse.edc.connector.controlplane.contract.spi.event.contractnegotiation.ContractNegotiationAgreed;
import org.eclipse.edc.connector.controlplane.contract.spi.event.contractnegotiation.ContractNegotiationOffered;
import org.eclipse.edc.connector.controlplane.contract.spi.event.contractnegotiation.ContractNegotiationRequested;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiation;
import org.eclipse.edc.connector.controlplane.contract.spi.types.negotiation.ContractNegotiationStates;
import org.eclipse.edc.connector.controlplane.transfer.spi.event.TransferProcessInitiated;
import org.eclipse.edc.connector.controlplane.transfer.spi.event.TransferProcessRequested;
import org.eclipse.edc.connector.controlplane.transfer.spi.event.TransferProcessStarted;
import org.eclipse.edc.connector.controlplane.transfer.spi.event.TransferProcessSuspended;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;

/** The moves that the Dataspace Protocol's test kit expects of the system under test, case by case. */
final class Scripts {
    private static final Consumer<ContractNegotiation> OFFER = ContractNegotiation::transitionOffering;
    private static final Consumer<ContractNegotiation> AGREE = ContractNegotiation::transitionAgreeing;
    private static final Consumer<ContractNegotiation> FINALIZE = ContractNegotiation::transitionFinalizing;
    private static final Consumer<ContractNegotiation> END = ContractNegotiation::transitionTerminating;
    private static final Consumer<ContractNegotiation> STAY = negotiation -> {};
    private static final Consumer<ContractNegotiation> ACCEPT = then(ContractNegotiation::transitionAccepting);
    private static final Consumer<ContractNegotiation> REQUEST = then(ContractNegotiation::transitionRequesting);
    private static final Consumer<ContractNegotiation> VERIFY = then(ContractNegotiation::transitionVerifying);
    private static final Consumer<ContractNegotiation> HOLD = negotiation -> negotiation.setPending(true);

    private static final Consumer<TransferProcess> START = TransferProcess::transitionStarting;
    private static final Consumer<TransferProcess> ASK = TransferProcess::transitionRequesting;
    private static final Consumer<TransferProcess> COMPLETE = TransferProcess::transitionCompleting;
    private static final Consumer<TransferProcess> SUSPEND = transfer -> transfer.transitionSuspending("suspended");
    private static final Consumer<TransferProcess> STOP = transfer -> transfer.transitionTerminating("ended");
    private static final Consumer<TransferProcess> WAIT = transfer -> transfer.setPending(true);

    private Scripts() {}

    static Script<ContractNegotiation> negotiations() {
        var script = new Script<ContractNegotiation>()
                .atRest("ACN0101", OFFER)
                .atRest("ACN0102", OFFER, END)
                .atRest("ACN0103", OFFER, AGREE, FINALIZE)
                .atRest("ACN0104", AGREE, FINALIZE)
                .atRest("ACN0201", END)
                .atRest("ACN0203", AGREE)
                .atRest("ACN0204", OFFER)
                .atRest("ACN0205", OFFER)
                .atRest("ACN0206", Scripts::offerIfAskedFirst)
                .atRest("ACN0207", AGREE, END)
                .atRest("ACN0301", AGREE, FINALIZE)
                .atRest("ACN0302", OFFER)
                .atRest("ACN0303", OFFER, STAY)
                .atRest("ACN0304", OFFER, STAY);
        asConsumer(script);
        return script.on(ContractNegotiationOffered.class, "ACN0205", END)
                .on(ContractNegotiationAccepted.class, "ACN0206", END)
                .on(ContractNegotiationAccepted.class, "ACN0303", HOLD);
    }

    private static void asConsumer(Script<ContractNegotiation> script) {
        script.on(ContractNegotiationOffered.class, "ACNC0101", ACCEPT)
                .on(ContractNegotiationAgreed.class, "ACNC0101", VERIFY)
                .on(ContractNegotiationOffered.class, "ACNC0102", REQUEST)
                .on(ContractNegotiationOffered.class, "ACNC0103", END)
                .on(ContractNegotiationAgreed.class, "ACNC0104", VERIFY)
                .on(ContractNegotiationRequested.class, "ACNC0202", END)
                .on(ContractNegotiationAgreed.class, "ACNC0203", END)
                .on(ContractNegotiationOffered.class, "ACNC0205", ACCEPT)
                .on(ContractNegotiationAgreed.class, "ACNC0206", VERIFY)
                .on(ContractNegotiationOffered.class, "ACNC0304", ACCEPT)
                .on(ContractNegotiationOffered.class, "ACNC0305", ACCEPT)
                .on(ContractNegotiationOffered.class, "ACNC0306", ACCEPT)
                .on(ContractNegotiationAgreed.class, "ACNC0306", HOLD);
    }

    static Script<TransferProcess> transfers() {
        var script = new Script<TransferProcess>().atRest("ATP0105", STOP);
        for (var id : TckSeeds.ids("ATP01", 4)) {
            script.atRest(id, START);
        }
        for (var id : TckSeeds.ids("ATP02", 4)) {
            script.atRest(id, START);
        }
        for (var number = 3; number <= 6; number++) {
            script.atRest("ATP030" + number, START);
        }
        TckSeeds.consumerAgreements().forEach(id -> script.atRest(id, ASK));
        return script.on(TransferProcessStarted.class, "ATP0101", STOP)
                .on(TransferProcessStarted.class, "ATP0102", COMPLETE)
                .on(TransferProcessStarted.class, "ATP0103", SUSPEND)
                .on(TransferProcessSuspended.class, "ATP0103", STOP)
                .on(TransferProcessStarted.class, "ATP0104", suspendThenComplete())
                .on(TransferProcessSuspended.class, "ATP0104", START)
                .on(TransferProcessInitiated.class, "ATP0205", WAIT)
                .on(TransferProcessInitiated.class, "ATP0301", WAIT)
                .on(TransferProcessInitiated.class, "ATP0302", WAIT)
                .on(TransferProcessStarted.class, "ATPC0201", STOP)
                .on(TransferProcessStarted.class, "ATPC0202", COMPLETE)
                .on(TransferProcessStarted.class, "ATPC0203", SUSPEND)
                .on(TransferProcessSuspended.class, "ATPC0203", STOP)
                .on(TransferProcessStarted.class, "ATPC0204", suspendThenComplete())
                .on(TransferProcessSuspended.class, "ATPC0204", START)
                .on(TransferProcessRequested.class, "ATPC0205", STOP);
    }

    private static void offerIfAskedFirst(ContractNegotiation negotiation) {
        if (negotiation.getState() == ContractNegotiationStates.REQUESTED.code()) {
            negotiation.transitionOffering();
        }
    }

    private static Consumer<ContractNegotiation> then(Consumer<ContractNegotiation> move) {
        return move.andThen(negotiation -> negotiation.setPending(false));
    }

    private static Consumer<TransferProcess> suspendThenComplete() {
        var starts = new AtomicInteger();
        return transfer -> (starts.getAndIncrement() % 2 == 0 ? SUSPEND : COMPLETE).accept(transfer);
    }
}
