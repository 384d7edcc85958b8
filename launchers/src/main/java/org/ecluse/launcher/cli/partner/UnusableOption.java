package org.ecluse.launcher.cli.partner;

/** An option's value that cannot be used, with the sentence that says why. */
final class UnusableOption extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    UnusableOption(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = arguments;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments;
    }
}
