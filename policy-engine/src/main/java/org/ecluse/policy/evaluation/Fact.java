package org.ecluse.policy.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Asserter;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.terms.Numbers;
import org.ecluse.policy.terms.Span;
import org.ecluse.policy.terms.TimeSpan;

/** What is known of one left operand. */
public sealed interface Fact {

    /**
     * What holds, who says so, and since when. Immutable; compared by content. Kept from one decision to the next it is
     * read once, so a fact that does not change is worth keeping.
     */
    final class Known implements Fact {
        /** No value of the type that was asked for. */
        public static final Object NONE = new Object();

        private final List<Value> given;
        private final Optional<Instant> instant;
        private final Optional<String> unit;
        private final Asserter asserter;
        private final Optional<Instant> knownAt;
        private final Optional<Instant> since;
        /** The one value as its type has it; read at the first comparison, the same whoever reads it. */
        private Reading reading;
        /** The instant as a value; written at the first look. */
        private List<Value> written;

        /**
         * @param values all that holds, such as every role; an empty list is knowledge too: there is none
         * @param unit of the values, when they have one
         * @param asserter who says so
         * @param knownAt when it was found to be so; an operand that asks for freshness counts from here
         * @param since when it began to be so; what {@code andSequence} puts in order
         */
        public Known(
                List<Value> values,
                Optional<String> unit,
                Asserter asserter,
                Optional<Instant> knownAt,
                Optional<Instant> since) {
            this.given = List.copyOf(values);
            this.instant = Optional.empty();
            this.unit = Objects.requireNonNull(unit);
            this.asserter = Objects.requireNonNull(asserter);
            this.knownAt = Objects.requireNonNull(knownAt);
            this.since = Objects.requireNonNull(since);
        }

        /** Nobody in particular says so, and nobody says since when. */
        public Known(List<Value> values, Optional<String> unit) {
            this(values, unit, Asserter.ANYONE, Optional.empty(), Optional.empty());
        }

        private Known(Instant instant) {
            this.given = List.of();
            this.instant = Optional.of(instant);
            this.unit = Optional.empty();
            this.asserter = Asserter.ANYONE;
            this.knownAt = Optional.empty();
            this.since = Optional.empty();
        }

        public List<Value> values() {
            if (instant.isEmpty()) {
                return given;
            }
            // A race writes it twice, and both are equal and immutable.
            var known = written;
            if (known == null) {
                known = List.of(Value.instant(instant.get()));
                written = known;
            }
            return known;
        }

        public Optional<String> unit() {
            return unit;
        }

        public Asserter asserter() {
            return asserter;
        }

        public Optional<Instant> knownAt() {
            return knownAt;
        }

        public Optional<Instant> since() {
            return since;
        }

        /** The same fact, in a unit, such as {@code EUR}. */
        public Known in(String other) {
            return new Known(values(), Optional.of(other), asserter, knownAt, since);
        }

        /** The same fact, on this one's word. */
        public Known assertedBy(Asserter other) {
            return new Known(values(), unit, other, knownAt, since);
        }

        /** The same fact, found to be so at this instant. */
        public Known knownAt(Instant instant) {
            return new Known(values(), unit, asserter, Optional.of(instant), since);
        }

        /** The same fact, so since this instant. */
        public Known since(Instant instant) {
            return new Known(values(), unit, asserter, knownAt, Optional.of(instant));
        }

        /**
         * The one value, as a {@link java.math.BigDecimal}, a {@link org.ecluse.policy.terms.TimeSpan} or a
         * {@link org.ecluse.policy.terms.Span}; {@link #NONE} when there are several, or it is nothing of that type.
         */
        public Object as(OperandType type) {
            // A race reads it twice, and both readings are equal and immutable.
            var known = reading;
            if (known == null || known.type != type) {
                known = new Reading(type, read(type));
                reading = known;
            }
            return known.value;
        }

        private Object read(OperandType type) {
            if (values().size() != 1) {
                return NONE;
            }
            var text = values().get(0).text();
            return switch (type) {
                case NUMBER -> Numbers.parse(text).<Object>map(number -> number).orElse(NONE);
                case INSTANT -> TimeSpan.parse(text).<Object>map(span -> span).orElse(NONE);
                case DURATION -> Span.parse(text).<Object>map(span -> span).orElse(NONE);
                case TERM, EVENT, TEXT -> NONE;
            };
        }

        private record Reading(OperandType type, Object value) {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Known known
                    && values().equals(known.values())
                    && unit.equals(known.unit)
                    && asserter == known.asserter
                    && knownAt.equals(known.knownAt)
                    && since.equals(known.since);
        }

        @Override
        public int hashCode() {
            return Objects.hash(values(), unit, asserter, knownAt, since);
        }

        @Override
        public String toString() {
            return "Known[" + values() + unit.map(" in "::concat).orElse("") + ", by " + asserter
                    + knownAt.map(at -> ", known at " + at).orElse("")
                    + since.map(at -> ", since " + at).orElse("") + "]";
        }
    }

    /** @param reason why nobody can say, for the operator */
    record Unknown(String reason) implements Fact {
        public Unknown {
            Objects.requireNonNull(reason);
        }
    }

    static Known known(Value... values) {
        return new Known(List.of(values), Optional.empty());
    }

    static Known known(List<Value> values) {
        return new Known(values, Optional.empty());
    }

    /** That it is this instant, which is written out as a value only when somebody looks at it. */
    static Known at(Instant instant) {
        return new Known(instant);
    }

    static Fact unknown(String reason) {
        return new Unknown(reason);
    }

    default <T> T fold(Function<Known, T> known, Function<Unknown, T> unknown) {
        return this instanceof Known yes ? known.apply(yes) : unknown.apply((Unknown) this);
    }
}
