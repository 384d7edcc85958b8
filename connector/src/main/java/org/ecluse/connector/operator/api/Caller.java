package org.ecluse.connector.operator.api;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.ecluse.contracts.people.PersonRole;

/** Who calls, as the gate has found out. */
record Caller(String name, PersonRole role) implements Principal {
    /** @throws IllegalStateException for a call that has not come through the gate */
    static Caller of(SecurityContext security) {
        if (security.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("nobody has looked at who calls");
    }

    /** @return the person's name */
    static String name(SecurityContext security) {
        return of(security).name();
    }

    @Override
    public String getName() {
        return name;
    }
}
