package org.ecluse.policy.reading;

/**
 * How much a policy document may ask of its reader. What is exactly at a limit is read; one more is refused by the
 * limit's name, such as {@code policy.limit.bytes}.
 *
 * @param bytesMax of the document in UTF-8
 * @param depthMax of nested objects and arrays
 * @param contextTermsMax of terms that the document defines in its own contexts
 * @param rulesMax of permissions, prohibitions, duties, remedies and consequences together
 * @param constraintsMax of constraints and refinements together
 */
public record ReadingLimits(int bytesMax, int depthMax, int contextTermsMax, int rulesMax, int constraintsMax) {
    public static final ReadingLimits STANDARD = new ReadingLimits(1_048_576, 64, 500, 1_000, 5_000);

    public ReadingLimits {
        if (bytesMax < 1 || depthMax < 1 || contextTermsMax < 1 || rulesMax < 1 || constraintsMax < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
