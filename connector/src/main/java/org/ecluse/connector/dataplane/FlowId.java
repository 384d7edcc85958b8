package org.ecluse.connector.dataplane;

import java.util.regex.Pattern;

/** The id of one started transfer, as the protocol names it: 1 to 128 letters, digits, {@code -}, {@code _}, {@code .}, {@code :}. */
public record FlowId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    /** @throws IllegalArgumentException when the text has another shape */
    public FlowId {
        if (!valid(value)) {
            throw new IllegalArgumentException(
                    "a flow id is 1 to 128 letters, digits, `-`, `_`, `.`, `:`; use the id of the transfer process");
        }
    }

    public static boolean valid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
