package org.ecluse.connector.edc;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecluse.connector.ConnectorSettings;

/** What the product's connector is put together from. The wiring is written out here and nowhere else. */
public final class ProductParts {
    /** How often EDC's state machines look for work. They poll; the shorter, the quicker a contract, the busier an idle core. */
    private static final int POLL_MILLIS = 100;

    private static final SecureRandom RANDOM = new SecureRandom();

    private ProductParts() {}

    /** @return the whole product */
    public static RuntimeParts of(ConnectorSettings settings) {
        return protocolShell(settings);
    }

    /** @return everything but who we are: an identity service is still to be added */
    public static RuntimeParts protocolShell(ConnectorSettings settings) {
        return new RuntimeParts(List.of(new BoundDoors(settings.bind())), Set.of(), edcSettings(settings));
    }

    private static Map<String, String> edcSettings(ConnectorSettings settings) {
        var edc = new HashMap<String, String>();
        edc.put("edc.participant.id", settings.did());
        edc.put("edc.participant.context.id", settings.name());
        edc.put("edc.component.id", settings.name());
        edc.put("edc.hostname", settings.publicHost());
        door(edc, "", settings.healthPort(), "/api");
        door(edc, ".protocol", settings.dspPort(), "/dsp");
        door(edc, ".management", settings.managementPort(), "/management");
        door(edc, ".control", settings.controlPort(), "/control");
        edc.put("edc.dsp.callback.address", settings.dspAddress().toString());
        closedTo(edc, "management", secret());
        closedTo(edc, "control", secret());
        for (var machine : List.of("negotiation.consumer", "negotiation.provider", "transfer")) {
            edc.put("edc." + machine + ".state-machine.iteration-wait-millis", String.valueOf(POLL_MILLIS));
        }
        return edc;
    }

    private static void door(Map<String, String> edc, String context, int port, String path) {
        edc.put("web.http" + context + ".port", String.valueOf(port));
        edc.put("web.http" + context + ".path", path);
    }

    private static void closedTo(Map<String, String> edc, String context, String key) {
        edc.put("web.http." + context + ".auth.type", "tokenbased");
        edc.put("web.http." + context + ".auth.key", key);
    }

    private static String secret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
