package org.ecluse.connector.edc.negotiation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreementMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreementVerificationMessage;
import org.eclipse.edc.protocol.dsp.negotiation.transform.to.JsonObjectToContractAgreementMessageTransformer;
import org.eclipse.edc.protocol.dsp.negotiation.transform.to.JsonObjectToContractAgreementVerificationMessageTransformer;
import org.eclipse.edc.protocol.dsp.negotiation.transform.v2024.from.JsonObjectFromContractAgreementVerificationMessageV2024Transformer;
import org.eclipse.edc.protocol.dsp.negotiation.transform.v2025.from.JsonObjectFromContractAgreementMessageV2025Transformer;
import org.eclipse.edc.protocol.dsp.spi.type.Dsp2025Constants;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.transform.spi.TypeTransformerRegistry;

/**
 * Puts the readers and writers of messages that carry signatures in the place of the shell's. The shell asks the first that
 * registered, so this extension must come before its own; that it did is checked before the doors open.
 */
public final class SignatureWireParts implements ServiceExtension {
    @Inject
    private TypeTransformerRegistry transformers;

    @Override
    public String name() {
        return "Écluse: signatures on the wire";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        var namespace = Dsp2025Constants.DSP_NAMESPACE_V_2025_1;
        var json = Json.createBuilderFactory(Map.of());
        messages()
                .register(new SignatureCarrier.Writing<>(
                        new JsonObjectFromContractAgreementMessageV2025Transformer(json, namespace)));
        messages()
                .register(new SignatureCarrier.Writing<>(
                        new JsonObjectFromContractAgreementVerificationMessageV2024Transformer(json, namespace)));
        messages()
                .register(SignatureCarrier.readingAgreements(
                        new JsonObjectToContractAgreementMessageTransformer(namespace)));
        messages()
                .register(SignatureCarrier.readingVerifications(
                        new JsonObjectToContractAgreementVerificationMessageTransformer(namespace)));
    }

    @Override
    public void prepare() {
        var nothing = JsonObject.EMPTY_JSON_OBJECT;
        var readsAgreements = messages().transformerFor(nothing, ContractAgreementMessage.class);
        var readsVerifications = messages().transformerFor(nothing, ContractAgreementVerificationMessage.class);
        var writesAgreements = messages().transformerFor(new ContractAgreementMessage(), JsonObject.class);
        var writesVerifications =
                messages().transformerFor(new ContractAgreementVerificationMessage(), JsonObject.class);
        var ours = readsAgreements instanceof SignatureCarrier.Reading
                && readsVerifications instanceof SignatureCarrier.Reading
                && writesAgreements instanceof SignatureCarrier.Writing
                && writesVerifications instanceof SignatureCarrier.Writing;
        if (!ours) {
            throw new IllegalStateException("the protocol shell would leave signatures out of messages; this extension"
                    + " must be loaded before its own");
        }
    }

    private TypeTransformerRegistry messages() {
        return transformers.forContext("dsp-api:2025-1");
    }
}
