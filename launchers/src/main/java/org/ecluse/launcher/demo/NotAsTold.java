package org.ecluse.launcher.demo;

/** A step of the story came out differently; the rest of its chapter makes no sense. The message says what came. */
final class NotAsTold extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAsTold(String message) {
        super(message);
    }
}
