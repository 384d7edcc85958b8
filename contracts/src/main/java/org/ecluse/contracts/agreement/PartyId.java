package org.ecluse.contracts.agreement;

/**
 * A party to an agreement, named as the identity protocol in use names it: under DCP by its DID, which is checked where
 * tokens are verified. At most 512 visible ASCII characters.
 */
public record PartyId(String did) implements Comparable<PartyId> {
    private static final int LENGTH_MAX = 512;

    /** @throws IllegalArgumentException when the text is empty, too long or has a character outside visible ASCII */
    public PartyId {
        if (did.isEmpty() || did.length() > LENGTH_MAX || !did.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("a party is named by 1 to " + LENGTH_MAX
                    + " visible ASCII characters, such as `did:web:example.org:partners:irisa`");
        }
    }

    @Override
    public int compareTo(PartyId other) {
        return did.compareTo(other.did);
    }

    @Override
    public String toString() {
        return did;
    }
}
