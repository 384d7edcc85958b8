package org.ecluse.launcher.config;

import java.util.List;
import java.util.function.Function;

/** What reading a file gave: settings that can be used as they stand, or every problem there is. */
public sealed interface Checked<T> {
    /** All is well. */
    record Valid<T>(T value) implements Checked<T> {}

    /** Something has to be put right first; never empty. */
    record Invalid<T>(List<ConfigProblem> problems) implements Checked<T> {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    default <R> R fold(Function<T, R> valid, Function<List<ConfigProblem>, R> invalid) {
        return this instanceof Valid<T> yes ? valid.apply(yes.value()) : invalid.apply(((Invalid<T>) this).problems());
    }
}
