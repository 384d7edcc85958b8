package org.ecluse.connector.edc.policy;

import jakarta.json.JsonObject;
import java.util.List;
import org.eclipse.edc.policy.model.Policy;
import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.transform.spi.TypeTransformerRegistry;

/**
 * Puts our reader and writer of policies in the place of the shell's. The shell asks the first that registered, so this
 * extension must come before its own; that it did is checked before the doors open.
 */
public final class PolicyWireParts implements ServiceExtension {
    private final PolicyBridge bridge;
    private final AskedTerms asked;

    @Inject
    private TypeTransformerRegistry transformers;

    public PolicyWireParts(PolicyBridge bridge, AskedTerms asked) {
        this.bridge = bridge;
        this.asked = asked;
    }

    @Override
    public String name() {
        return "Écluse: policies on the wire";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        for (var messages : messages()) {
            messages.register(new PolicyToWire(bridge));
            messages.register(new PolicyFromWire(bridge, asked));
        }
    }

    @Override
    public void prepare() {
        var probe = Policy.Builder.newInstance().build();
        for (var messages : messages()) {
            var writer = messages.transformerFor(probe, JsonObject.class);
            var reader = messages.transformerFor(JsonObject.EMPTY_JSON_OBJECT, Policy.class);
            if (!(writer instanceof PolicyToWire) || !(reader instanceof PolicyFromWire)) {
                throw new IllegalStateException("the protocol shell would read or write policies by itself ("
                        + writer.getClass().getName() + "); this extension must be loaded before its own");
            }
        }
    }

    private List<TypeTransformerRegistry> messages() {
        var management = transformers.forContext("management-api");
        return List.of(transformers.forContext("dsp-api:2025-1"), management, management.forContext("v4"));
    }
}
