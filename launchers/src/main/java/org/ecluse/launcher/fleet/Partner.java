package org.ecluse.launcher.fleet;

import java.net.URI;
import java.nio.file.Path;

/**
 * One connector of the fleet.
 *
 * @param name short name, as in offers
 * @param displayName as people read it
 * @param portBase first of its ten ports
 * @param config its settings file
 */
public record Partner(String name, String displayName, int portBase, Path config) {
    /** Its web page; the operator's API is below it. */
    public URI page() {
        return URI.create("http://127.0.0.1:" + portBase);
    }

    /** Where anybody may take an open asset. */
    public URI openLink(String asset) {
        return URI.create("http://127.0.0.1:" + (portBase + 4) + "/open/" + asset);
    }
}
