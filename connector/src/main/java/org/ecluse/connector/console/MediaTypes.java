package org.ecluse.connector.console;

/** Media types of what the page is made of. */
final class MediaTypes {
    private MediaTypes() {}

    static String type(String path) {
        if (path.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        if (path.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        if (path.endsWith(".svg")) {
            return "image/svg+xml";
        }
        return path.endsWith(".html") ? "text/html; charset=utf-8" : "application/octet-stream";
    }
}
