package org.ecluse.registry.members;

/** Whether a member may act. */
public enum Standing {
    /** Calls, receives credentials, is in the directory. */
    ACTIVE,
    /** Its credentials are withdrawn and its calls refused until it is reinstated. */
    SUSPENDED
}
