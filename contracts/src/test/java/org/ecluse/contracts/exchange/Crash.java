package org.ecluse.contracts.exchange;

/** The process dies here: an error, so that nobody goes on after it. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    public Crash(String where) {
        super(where, null, false, false);
    }
}
