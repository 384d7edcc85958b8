package org.ecluse.launcher.cli.api;

import java.net.URI;

/** Nobody answered at an address, or the answer broke off. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient URI address;

    Unreachable(URI address, Throwable cause) {
        super(address.toString(), cause);
        this.address = address;
    }

    public URI address() {
        return address;
    }
}
