package org.ecluse.trust.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks host names up. A port: the system's resolver, or a test's. */
@FunctionalInterface
public interface NameService {
    /** All addresses of a name; never empty. */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** The system's resolver. */
    static NameService system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
