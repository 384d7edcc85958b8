package org.ecluse.registry.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Every door of the registry, by name: what is not listed here does not exist. */
@ApplicationPath("/")
public class RegistryApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                HealthResource.class,
                DocumentsResource.class,
                StatusListResource.class,
                IssuerResource.class,
                EnrolmentResource.class,
                OperatorMembersResource.class,
                OperatorStudiesResource.class,
                OperatorActivityResource.class,
                MembersResource.class,
                Doors.class,
                PlainAnswers.class,
                UnexpectedFailure.class);
    }

    /** No description of the doors is served: what they are is documented, not discovered. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
