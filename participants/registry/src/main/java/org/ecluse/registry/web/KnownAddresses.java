package org.ecluse.registry.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.ecluse.trust.Refusal;

/**
 * Ahead of everything: only the registry's own addresses go on. What the server would serve by itself at others, such as
 * metrics or a description of the interface, is not there for anyone.
 */
@WebFilter("/*")
public class KnownAddresses implements Filter {
    private static final Set<String> FIRST_SEGMENTS =
            Set.of("health", ".well-known", "partners", "status", "issuer", "api");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String[] segments = ((HttpServletRequest) request).getRequestURI().split("/", 3);
        if (segments.length > 1 && FIRST_SEGMENTS.contains(segments[1])) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse answer = (HttpServletResponse) response;
        answer.setStatus(HttpServletResponse.SC_NOT_FOUND);
        answer.setContentType(Problems.MEDIA_TYPE);
        String problem = Problems.text(
                HttpServletResponse.SC_NOT_FOUND,
                new Refusal("http.not-found", "there is nothing here", "check the address"));
        answer.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
    }
}
