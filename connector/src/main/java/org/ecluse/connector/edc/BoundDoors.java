package org.ecluse.connector.edc;

import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.jetty.JettyService;

/**
 * Binds every port of the protocol shell to one address, and has its server say errors plainly; left alone, it listens on
 * all addresses and answers with pages of its own.
 */
final class BoundDoors implements ServiceExtension {
    private final String address;

    @Inject
    private JettyService jetty;

    BoundDoors(String address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "Écluse: listening address and plain errors";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        jetty.addConnectorConfigurationCallback(connector -> {
            connector.setHost(address);
            connector.getServer().setErrorHandler(new PlainErrors());
        });
    }
}
