package org.ecluse.trust.egress;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Tells public addresses from those of this machine, this network or no one. (IANA special-purpose registries) */
final class InnerAddresses {
    private InnerAddresses() {}

    static boolean isInner(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address ? innerV6(address.getAddress()) : innerV4(address.getAddress()));
    }

    private static boolean innerV4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && (second & 0xc0) == 64) // 100.64.0.0/10, carrier-grade NAT
                || (first == 192 && second == 0 && a[2] == 0) // 192.0.0.0/24
                || (first == 198 && (second & 0xfe) == 18); // 198.18.0.0/15, benchmarks
    }

    private static boolean innerV6(byte[] a) {
        int head = ((a[0] & 0xff) << 8) | (a[1] & 0xff);
        boolean uniqueLocal = (head & 0xfe00) == 0xfc00;
        boolean embedsV4 = head == 0x2002 || (head == 0x0064 && (a[2] & 0xff) == 0xff) || allZero(a, 12);
        return uniqueLocal || embedsV4;
    }

    private static boolean allZero(byte[] a, int length) {
        for (int i = 0; i < length; i++) {
            if (a[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
