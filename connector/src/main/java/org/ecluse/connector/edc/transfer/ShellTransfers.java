package org.ecluse.connector.edc.transfer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess.Type;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcessStates;
import org.ecluse.connector.edc.negotiation.ShellNegotiations;
import org.ecluse.contracts.exchange.Outgoing;
import org.ecluse.contracts.exchange.Role;
import org.ecluse.contracts.transfer.DataAddress;
import org.ecluse.contracts.transfer.TransferProcess;
import org.ecluse.contracts.transfer.TransferState;

/** Our transfers in the shell's terms, and the other way round. */
final class ShellTransfers {
    private final String participantContext;

    ShellTransfers(String participantContext) {
        this.participantContext = participantContext;
    }

    org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess view(TransferProcess transfer) {
        return view(transfer, state(transfer));
    }

    /** As the protocol shows it: in the state that we have decided, told or not. */
    org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess peerView(TransferProcess transfer) {
        return view(transfer, in(transfer.state()));
    }

    private org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess view(
            TransferProcess transfer, TransferProcessStates state) {
        var stands = transfer.exchange();
        return org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess.Builder.newInstance()
                .id(stands.pid())
                .type(stands.role() == Role.CONSUMER ? Type.CONSUMER : Type.PROVIDER)
                .correlationId(stands.peerPid().orElse(null))
                .counterPartyAddress(stands.peer().address())
                .protocol(stands.peer().protocol())
                .state(state.code())
                .stateTimestamp(stands.since().toEpochMilli())
                .createdAt(stands.createdAt().toEpochMilli())
                .updatedAt(stands.changedAt().toEpochMilli())
                .errorDetail(why(transfer).orElse(null))
                .contractId(transfer.request().agreement().value())
                .assetId(transfer.assetId())
                .transferType(transfer.request().transferType())
                .dataDestination(transfer.request()
                        .destination()
                        .map(ShellTransfers::address)
                        .orElse(null))
                .callbackAddresses(ShellNegotiations.callbackAddresses(transfer.callbacks()))
                .privateProperties(new HashMap<>(transfer.privateProperties()))
                .participantContextId(participantContext)
                .build();
    }

    private static Optional<String> why(TransferProcess transfer) {
        return switch (transfer.state()) {
            case TERMINATED -> transfer.exchange().ending().map(ShellNegotiations::text);
            case SUSPENDED ->
                transfer.suspension()
                        .map(why -> why.code().isEmpty() ? why.reason() : why.code() + ": " + why.reason());
            case REQUESTED, STARTED, COMPLETED -> Optional.empty();
        };
    }

    /** The shell's name of the state that a transfer is in. */
    static String stateName(TransferProcess transfer) {
        return state(transfer).name();
    }

    /** A message that is still to be told is what the shell calls a state on the way. */
    private static TransferProcessStates state(TransferProcess transfer) {
        var leadsTo = transfer.exchange().outgoing().map(Outgoing::leadsTo);
        var provider = transfer.exchange().role() == Role.PROVIDER;
        return leadsTo.map(next -> onTheWayTo(next, provider)).orElseGet(() -> in(transfer.state()));
    }

    private static TransferProcessStates onTheWayTo(TransferState state, boolean provider) {
        return switch (state) {
            case REQUESTED -> TransferProcessStates.REQUESTING;
            case STARTED -> provider ? TransferProcessStates.STARTING : TransferProcessStates.RESUMING;
            case SUSPENDED -> TransferProcessStates.SUSPENDING;
            case COMPLETED -> TransferProcessStates.COMPLETING;
            case TERMINATED -> TransferProcessStates.TERMINATING;
        };
    }

    private static TransferProcessStates in(TransferState state) {
        return TransferProcessStates.valueOf(state.name());
    }

    static org.eclipse.edc.spi.types.domain.DataAddress address(DataAddress address) {
        var made = org.eclipse.edc.spi.types.domain.DataAddress.Builder.newInstance()
                .type(address.type());
        address.properties().forEach(made::property);
        return made.build();
    }

    /** @throws IllegalArgumentException when a property is not a plain value: nothing here would know what to do with it */
    static DataAddress address(org.eclipse.edc.spi.types.domain.DataAddress address) {
        var properties = new HashMap<String, String>();
        address.getProperties().forEach((name, value) -> {
            if (!isType(name)) {
                properties.put(name, plain(name, value));
            }
        });
        return new DataAddress(address.getType(), Map.copyOf(properties));
    }

    private static boolean isType(String name) {
        return name.equals(org.eclipse.edc.spi.types.domain.DataAddress.EDC_DATA_ADDRESS_TYPE_PROPERTY);
    }

    private static String plain(String name, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException("the property `" + name + "` of a data address is not a plain value");
    }
}
