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
import java.util.Optional;
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
        HttpServletRequest call = (HttpServletRequest) request;
        // INVARIANT: as written and as resolved, or /api/../metrics would pass by its first name
        String resolved =
                call.getServletPath() + Optional.ofNullable(call.getPathInfo()).orElse("");
        if (isKnown(call.getRequestURI()) && isKnown(resolved)) {
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

    private static boolean isKnown(String path) {
        String[] segments = path.split("/", 3);
        return segments.length > 1 && FIRST_SEGMENTS.contains(segments[1]);
    }
}
