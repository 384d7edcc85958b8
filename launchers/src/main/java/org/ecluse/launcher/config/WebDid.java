package org.ecluse.launcher.config;

import java.net.URI;

/** The did:web of whoever answers at an address (did:web method, section 3.2: a port's colon is written %3A). */
public final class WebDid {
    private WebDid() {}

    public static String of(URI address) {
        String path = address.getPath() == null ? "" : address.getPath().replace('/', ':');
        String port = address.getPort() < 0 ? "" : "%3A" + address.getPort();
        return "did:web:" + address.getHost() + port + path;
    }

    static String of(String host, int port) {
        return "did:web:" + host + "%3A" + port;
    }
}
