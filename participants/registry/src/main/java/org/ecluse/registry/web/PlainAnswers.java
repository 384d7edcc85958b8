package org.ecluse.registry.web;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Headers of every answer: not guessed at, not kept unless a door says so. */
@Provider
@Dependent
public class PlainAnswers implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        answer.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        if (!answer.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
