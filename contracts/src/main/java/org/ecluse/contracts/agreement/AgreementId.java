package org.ecluse.contracts.agreement;

/**
 * The id of one agreement, the same on both sides: the {@code @id} of the DSP agreement message. Any text of 1 to 255
 * visible ASCII characters; a foreign connector chooses its own form, ours are random UUIDs.
 */
public record AgreementId(String value) implements Comparable<AgreementId> {
    private static final int LENGTH_MAX = 255;

    /** @throws IllegalArgumentException when the text is empty, too long or has a character outside visible ASCII */
    public AgreementId {
        if (!valid(value)) {
            throw new IllegalArgumentException(
                    "an agreement id is 1 to " + LENGTH_MAX + " visible ASCII characters; check the id that was given");
        }
    }

    /** Whether the text can be an agreement id; for edges that answer "not found" instead of failing. */
    public static boolean valid(String text) {
        return !text.isEmpty() && text.length() <= LENGTH_MAX && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    @Override
    public int compareTo(AgreementId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
