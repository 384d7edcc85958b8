package org.ecluse.connector.edc;

import org.eclipse.edc.runtime.metamodel.annotation.Inject;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.eclipse.edc.web.jetty.JettyService;

/** Binds every port of the protocol shell to one address; left alone, its server listens on all of them. */
final class BoundDoors implements ServiceExtension {
    private final String address;

    @Inject
    private JettyService jetty;

    BoundDoors(String address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "Écluse: listening address";
    }

    @Override
    public void initialize(ServiceExtensionContext context) {
        jetty.addConnectorConfigurationCallback(connector -> connector.setHost(address));
    }
}
