package org.ecluse.launcher.tck;

import java.util.Set;
import org.eclipse.edc.connector.controlplane.asset.spi.domain.Asset;
import org.eclipse.edc.connector.controlplane.transfer.spi.flow.DataFlowController;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.DataFlowResponse;
import org.eclipse.edc.connector.controlplane.transfer.spi.types.TransferProcess;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.response.StatusResult;
import org.eclipse.edc.spi.types.domain.DataAddress;

/** Data flows for the test kit, which looks at messages only and moves no byte: each has an address and no data. */
final class KitFlows implements DataFlowController {
    @Override
    public boolean canHandle(TransferProcess transfer) {
        return true;
    }

    @Override
    public StatusResult<DataFlowResponse> prepare(TransferProcess transfer, Policy policy) {
        return StatusResult.success(DataFlowResponse.Builder.newInstance().build());
    }

    @Override
    public StatusResult<DataFlowResponse> start(TransferProcess transfer, Policy policy) {
        var address = DataAddress.Builder.newInstance()
                .type("https://w3id.org/idsa/v4.1/HTTP")
                .property("endpoint", "http://127.0.0.1/nothing")
                .build();
        return StatusResult.success(
                DataFlowResponse.Builder.newInstance().dataAddress(address).build());
    }

    @Override
    public StatusResult<Void> suspend(TransferProcess transfer) {
        return StatusResult.success();
    }

    @Override
    public StatusResult<Void> terminate(TransferProcess transfer) {
        return StatusResult.success();
    }

    @Override
    public Set<String> transferTypesFor(Asset asset) {
        return Set.of("HttpData-PULL");
    }
}
