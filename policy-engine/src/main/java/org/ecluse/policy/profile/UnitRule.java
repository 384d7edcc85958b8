package org.ecluse.policy.profile;

/** Whether the right operand of a comparison is measured in a unit. */
public enum UnitRule {
    /** It has none; a unit makes the comparison unevaluable. */
    NONE,
    /** It may have one; values in different units, or one with and one without, are not compared. */
    OPTIONAL,
    /** Without one nobody can say what the number means, so the comparison is unevaluable. */
    REQUIRED
}
