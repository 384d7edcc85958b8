package org.ecluse.connector.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The one page and its own files, put together once: the import map goes in, and its hash into the security policy. */
final class Page {
    private static final Set<String> OWN =
            Set.of("app.js", "api.js", "decisions.js", "texts.js", "views.js", "page.css", "logo.svg");

    private final Map<String, byte[]> html;
    private final String securityPolicy;

    Page(Libraries libraries) {
        var importMap = libraries.importMap().toString();
        var template = new String(read("index.html"), StandardCharsets.UTF_8)
                .replace("@IMPORT_MAP@", importMap)
                .replace("@STYLE@", "/" + libraries.stylePath());
        this.html = Map.of(
                "fr", template.replace("@LANG@", "fr").getBytes(StandardCharsets.UTF_8),
                "en", template.replace("@LANG@", "en").getBytes(StandardCharsets.UTF_8));
        this.securityPolicy =
                "default-src 'none'; script-src 'self' 'sha256-" + sha256(importMap) + "'; style-src 'self';"
                        + " img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
    }

    /** @param language {@code fr} or {@code en} */
    byte[] html(String language) {
        return html.get(language).clone();
    }

    /** Nothing but what this server serves; no inline script but the import map; no framing, no forms that leave. */
    String securityPolicy() {
        return securityPolicy;
    }

    /** One of the page's own files. */
    Optional<byte[]> file(String name) {
        return OWN.contains(name) ? Optional.of(read(name)) : Optional.empty();
    }

    private static byte[] read(String name) {
        try (var stream = Page.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the page's file " + name + " is missing; build the connector again");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform brings SHA-256; this one does not", e);
        }
    }
}
