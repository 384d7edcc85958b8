package org.ecluse.trust;

import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to "is this acceptable?": the accepted value, or the reason why not. Never null inside.
 *
 * @param <T> what is handed on when accepted
 */
public sealed interface Verdict<T> {
    /** Checked and good. */
    record Accepted<T>(T value) implements Verdict<T> {}

    /** Not acceptable, with the reason. */
    record Refused<T>(Refusal refusal) implements Verdict<T> {}

    /** An accepted value. */
    static <T> Verdict<T> accepted(T value) {
        return new Accepted<>(value);
    }

    /** A refusal with its three parts. */
    static <T> Verdict<T> refused(String code, String cause, String cure) {
        return new Refused<>(new Refusal(code, cause, cure));
    }

    /** A refusal handed on. */
    static <T> Verdict<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** One function per case, so that no caller forgets one. */
    default <R> R fold(Function<? super T, ? extends R> accepted, Function<? super Refusal, ? extends R> refused) {
        if (this instanceof Accepted<T> yes) {
            return accepted.apply(yes.value());
        }
        return refused.apply(((Refused<T>) this).refusal());
    }

    /** The next check, made only when this one passed. */
    default <R> Verdict<R> then(Function<? super T, Verdict<R>> next) {
        return fold(next::apply, Verdict::refused);
    }

    /** The accepted value changed by a function that cannot refuse. */
    default <R> Verdict<R> map(Function<? super T, ? extends R> change) {
        return then(value -> accepted(change.apply(value)));
    }

    /** The value, when accepted. */
    default Optional<T> toOptional() {
        return fold(Optional::of, refusal -> Optional.empty());
    }

    /** The refusal, when refused. */
    default Optional<Refusal> reason() {
        return fold(value -> Optional.empty(), Optional::of);
    }
}
