package org.ecluse.contracts.transfer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecluse.contracts.agreement.AgreementId;
import org.ecluse.contracts.exchange.ExchangeJson;

/** How stores write down a transfer. Without loss; the version is kept beside it. */
final class TransferJson {
    private TransferJson() {}

    static JsonObject write(TransferProcess transfer) {
        var request = transfer.request();
        var json = ExchangeJson.write(transfer.exchange())
                .add("agreementId", request.agreement().value())
                .add("transferType", request.transferType())
                .add("assetId", transfer.assetId())
                .add("flowWanted", transfer.flowWanted())
                .add("starts", transfer.starts())
                .add("callbacks", ExchangeJson.callbacks(transfer.callbacks()))
                .add("privateProperties", texts(transfer.privateProperties()));
        request.destination().ifPresent(address -> json.add("destination", address(address)));
        transfer.dataAddress().ifPresent(address -> json.add("dataAddress", address(address)));
        transfer.suspension()
                .ifPresent(suspended -> json.add(
                        "suspension",
                        Json.createObjectBuilder().add("code", suspended.code()).add("reason", suspended.reason())));
        return json.build();
    }

    static TransferProcess read(JsonObject json, long version) {
        return new TransferProcess(
                ExchangeJson.read(json, TransferState.class, version),
                new TransferMessage.Requested(
                        new AgreementId(json.getString("agreementId")),
                        json.getString("transferType"),
                        address(json, "destination")),
                json.getString("assetId"),
                address(json, "dataAddress"),
                Optional.ofNullable(json.getJsonObject("suspension"))
                        .map(suspended -> new TransferMessage.Suspended(
                                suspended.getString("code"), suspended.getString("reason"))),
                json.getBoolean("flowWanted"),
                json.getInt("starts"),
                ExchangeJson.callbacks(json.getJsonArray("callbacks")),
                texts(json.getJsonObject("privateProperties")));
    }

    private static JsonObjectBuilder address(DataAddress address) {
        return Json.createObjectBuilder().add("type", address.type()).add("properties", texts(address.properties()));
    }

    private static Optional<DataAddress> address(JsonObject json, String member) {
        return Optional.ofNullable(json.getJsonObject(member))
                .map(address -> new DataAddress(address.getString("type"), texts(address.getJsonObject("properties"))));
    }

    private static JsonObjectBuilder texts(Map<String, String> texts) {
        var json = Json.createObjectBuilder();
        texts.forEach(json::add);
        return json;
    }

    private static Map<String, String> texts(JsonObject json) {
        var texts = new HashMap<String, String>();
        json.keySet().forEach(name -> texts.put(name, json.getString(name)));
        return texts;
    }
}
