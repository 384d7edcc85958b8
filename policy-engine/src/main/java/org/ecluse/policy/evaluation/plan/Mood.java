package org.ecluse.policy.evaluation.plan;

/** How to judge what only time or use will settle. */
enum Mood {
    /** As it stands now. */
    STRICT,
    /** Before signing, in a permission: what can still come true is taken to be so. */
    CAN_STILL_HOLD,
    /** Before signing, in a prohibition: what is only known at use does not forbid signing. */
    NOT_YET_FORBIDDEN
}
