package org.ecluse.registry.web;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.ecluse.registry.members.Member;

/** The member behind a call, its token and its standing checked by {@link Doors}. */
record Caller(Member member) implements Principal, SecurityContext {
    static Member of(SecurityContext context) {
        return ((Caller) context.getUserPrincipal()).member();
    }

    @Override
    public String getName() {
        return member.name().value();
    }

    @Override
    public Principal getUserPrincipal() {
        return this;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
