package org.ecluse.launcher.bench;

/** A step of the benchmark could not be measured; the message is what the waiting person reads. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed(String message) {
        super(message);
    }

    StepFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
