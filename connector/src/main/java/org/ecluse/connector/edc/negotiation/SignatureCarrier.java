package org.ecluse.connector.edc.negotiation;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreementMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.agreement.ContractAgreementVerificationMessage;
import org.eclipse.edc.connector.controlplane.contract.spi.types.protocol.ContractRemoteMessage;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.spi.types.domain.message.ProcessRemoteMessage;
import org.eclipse.edc.transform.spi.TransformerContext;
import org.eclipse.edc.transform.spi.TypeTransformer;

/**
 * Carries a side's signature in the message by which it agrees or verifies, as one member more, {@link #MEMBER}, beside
 * those of DSP 2025-1, section 7.2: {@code [{"@value": "header..signature"}]} in expanded JSON-LD. Under its full name it
 * needs no context, and a peer that does not know it leaves it aside. Inside the shell, whose messages have no place for it,
 * it travels as an extension property of the policy that goes with the message.
 */
final class SignatureCarrier {
    /** The member of a message, and the extension property of a policy. */
    static final String MEMBER = "https://w3id.org/ecluse/signature";

    private static final String VALUE = "@value";

    private SignatureCarrier() {}

    /** @return the same policy, for a message that carries {@code jws} */
    static Policy with(Policy policy, Optional<String> jws) {
        return jws.map(text ->
                        policy.toBuilder().extensibleProperty(MEMBER, text).build())
                .orElse(policy);
    }

    /** @return what the message carries; empty text, which is no signature, where the member is there and is no text */
    static Optional<String> in(ContractRemoteMessage message) {
        return Optional.ofNullable(message.getPolicy())
                .map(policy -> policy.getExtensibleProperties().get(MEMBER))
                .map(String::valueOf);
    }

    /** Writes a message as the shell does, and the signature. */
    record Writing<M extends ContractRemoteMessage>(TypeTransformer<M, JsonObject> shell)
            implements TypeTransformer<M, JsonObject> {
        @Override
        public Class<M> getInputType() {
            return shell.getInputType();
        }

        @Override
        public Class<JsonObject> getOutputType() {
            return JsonObject.class;
        }

        // A null answer is the shell's contract for "problems were reported", here and below.
        @Override
        public JsonObject transform(M message, TransformerContext context) {
            var written = shell.transform(message, context);
            var jws = in(message);
            return written == null || jws.isEmpty()
                    ? written
                    : Json.createObjectBuilder(written)
                            .add(
                                    MEMBER,
                                    Json.createArrayBuilder()
                                            .add(Json.createObjectBuilder().add(VALUE, jws.get())))
                            .build();
        }
    }

    /** Reads a message as the shell does, and the signature. @param signed given both, the message with its signature */
    record Reading<M extends ContractRemoteMessage>(
            TypeTransformer<JsonObject, M> shell, BiFunction<M, Optional<String>, M> signed)
            implements TypeTransformer<JsonObject, M> {
        @Override
        public Class<JsonObject> getInputType() {
            return JsonObject.class;
        }

        @Override
        public Class<M> getOutputType() {
            return shell.getOutputType();
        }

        @Override
        public M transform(JsonObject json, TransformerContext context) {
            var read = shell.transform(json, context);
            var jws = member(json);
            return read == null || jws.isEmpty() ? read : signed.apply(read, jws);
        }
    }

    static Reading<ContractAgreementMessage> readingAgreements(
            TypeTransformer<JsonObject, ContractAgreementMessage> shell) {
        return new Reading<>(shell, (read, jws) -> {
            var agreement = read.getContractAgreement();
            var copy = ContractAgreementMessage.Builder.newInstance()
                    .callbackAddress(read.getCallbackAddress())
                    .contractAgreement(agreement.toBuilder()
                            .policy(with(agreement.getPolicy(), jws))
                            .build());
            return identified(copy, read).build();
        });
    }

    static Reading<ContractAgreementVerificationMessage> readingVerifications(
            TypeTransformer<JsonObject, ContractAgreementVerificationMessage> shell) {
        return new Reading<>(shell, (read, jws) -> {
            var copy = ContractAgreementVerificationMessage.Builder.newInstance()
                    .policy(with(Policy.Builder.newInstance().build(), jws));
            return identified(copy, read).build();
        });
    }

    private static <M extends ProcessRemoteMessage, B extends ProcessRemoteMessage.Builder<M, B>> B identified(
            B copy, M read) {
        return copy.id(read.getId())
                .processId(read.getProcessId())
                .consumerPid(read.getConsumerPid())
                .providerPid(read.getProviderPid());
    }

    /** INVARIANT: a member that is there is never read as one that is not: a signature in another shape is a wrong one. */
    private static Optional<String> member(JsonObject message) {
        return Optional.ofNullable(message.get(MEMBER)).map(SignatureCarrier::text);
    }

    private static String text(JsonValue member) {
        return member instanceof JsonArray values
                        && values.size() == 1
                        && values.get(0) instanceof JsonObject value
                        && value.get(VALUE) instanceof JsonString text
                ? text.getString()
                : "";
    }
}
