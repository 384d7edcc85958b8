package org.ecluse.connector.edc;

import dev.failsafe.RetryPolicy;
import okhttp3.OkHttpClient;
import org.eclipse.edc.encryption.EncryptionService;
import org.eclipse.edc.encryption.NoopEncryptionService;
import org.eclipse.edc.runtime.core.http.OkHttpClientConfiguration;
import org.eclipse.edc.runtime.core.http.OkHttpClientFactory;
import org.eclipse.edc.runtime.core.retry.RetryPolicyConfiguration;
import org.eclipse.edc.runtime.core.retry.RetryPolicyFactory;
import org.eclipse.edc.runtime.metamodel.annotation.Configuration;
import org.eclipse.edc.runtime.metamodel.annotation.Provider;
import org.eclipse.edc.spi.system.ServiceExtension;
import org.eclipse.edc.spi.system.ServiceExtensionContext;
import org.ecluse.trust.egress.Egress;

/**
 * The shell's HTTP client behind our {@link AddressGuard}. The shell's own client is no default that could be replaced, so
 * the extension that brings it is left out, and what else is needed from there is given here.
 */
public final class GuardedCalls implements ServiceExtension {
    /** The extension of EDC's whose place this one takes. */
    static final String REPLACED = "org.eclipse.edc.runtime.core.RuntimeDefaultCoreServicesExtension";

    private final AddressGuard guard;

    @Configuration
    private RetryPolicyConfiguration retries;

    @Configuration
    private OkHttpClientConfiguration client;

    GuardedCalls(Egress egress) {
        this.guard = new AddressGuard(egress);
    }

    @Override
    public String name() {
        return "Écluse: guarded calls";
    }

    @Provider
    public OkHttpClient httpClient(ServiceExtensionContext context) {
        return OkHttpClientFactory.create(client, null, context.getMonitor())
                .newBuilder()
                .addInterceptor(guard)
                .dns(guard)
                .followRedirects(false)
                .build();
    }

    @Provider
    public <T> RetryPolicy<T> retryPolicy(ServiceExtensionContext context) {
        return RetryPolicyFactory.create(retries, context.getMonitor());
    }

    /** For settings of further participants, which a connector of one partner has none of. */
    @Provider(isDefault = true)
    public EncryptionService encryptionService() {
        return new NoopEncryptionService();
    }
}
