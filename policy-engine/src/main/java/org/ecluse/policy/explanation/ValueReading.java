package org.ecluse.policy.explanation;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Purposes;
import org.ecluse.policy.profile.Rennes;

/** Reads single values as {@link ValueWords} writes them. What it does not recognise is none. */
final class ValueReading {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Words words;
    private final Forms forms;
    private final DateTimeFormatter day;

    ValueReading(Words words, Forms forms) {
        this.words = words;
        this.forms = forms;
        this.day = DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale());
    }

    Optional<Value> read(String text, OperandType type) {
        return switch (type) {
            case INSTANT -> instant(text);
            case NUMBER -> number(text).map(ValueReading::numeric);
            case DURATION -> period(text).map(ValueReading::duration);
            case TERM, EVENT -> term(text);
            case TEXT -> quoted(text).map(Value::text);
        };
    }

    Optional<String> quoted(String text) {
        return Forms.match(forms.quoted(), text).map(found -> found.get(0));
    }

    private Optional<Value> term(String text) {
        for (var token : ValueWords.TOKENS) {
            if (words.find("value." + token).filter(text::equals).isPresent()) {
                return Optional.of(Value.text(token));
            }
        }
        if (text.equals(words.say("value.study.any"))) {
            return Optional.of(Value.iri(Rennes.REGISTERED_STUDY));
        }
        return quoted(text).map(name -> purpose(name).orElseGet(() -> name(name)));
    }

    /** A name with a colon is an IRI, as the profile reads names. */
    static Value name(String name) {
        return name.contains(":") ? Value.iri(name) : Value.text(name);
    }

    private Optional<Value> purpose(String name) {
        return Purposes.bundled().all().stream()
                .filter(iri -> words.find("purpose." + iri.substring(Rennes.DPV.length()))
                        .filter(name::equals)
                        .isPresent())
                .map(Value::iri)
                .findFirst();
    }

    private Optional<Value> instant(String text) {
        var offset = Forms.match(forms.expression("value.datetime.offset", Forms.ANY, Forms.ANY, Forms.ANY), text);
        if (offset.isPresent()) {
            return local(offset.get().get(0), offset.get().get(1))
                    .map(at -> Value.instant(
                            at.toInstant(ZoneOffset.of(offset.get().get(2)))));
        }
        var timed = Forms.match(forms.expression("value.datetime", Forms.ANY, Forms.ANY), text);
        var at = timed.isPresent() ? local(timed.get().get(0), timed.get().get(1)) : local(text, "00:00");
        return at.map(local -> Value.instant(local.atZone(PARIS).toInstant()));
    }

    private Optional<LocalDateTime> local(String date, String time) {
        try {
            var written = words.isFrench() && date.startsWith("1er ") ? "1 " + date.substring("1er ".length()) : date;
            return Optional.of(LocalDate.parse(written, day).atTime(LocalTime.parse(time)));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    Optional<BigDecimal> number(String text) {
        return number(text, DecimalFormatSymbols.getInstance(words.locale()));
    }

    private static Optional<BigDecimal> number(String text, DecimalFormatSymbols symbols) {
        var plain = text.replace(String.valueOf(symbols.getGroupingSeparator()), "")
                .replace(symbols.getDecimalSeparator(), '.');
        return plain.matches("-?[0-9]+(\\.[0-9]+)?") ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    static Value numeric(BigDecimal number) {
        return number.scale() == 0
                ? new Value.Literal(number.toPlainString(), Odrl.XSD + "integer", Optional.empty())
                : Value.number(number);
    }

    /** An amount of money and its currency. */
    record Amount(BigDecimal number, String currency) {}

    Optional<Amount> amount(String text) {
        var locale = words.isFrench() ? Locale.FRANCE : Locale.UK;
        var digits = text.replaceAll("[^0-9.,\u00A0\u202F]", "").strip();
        var number = number(digits.replaceAll("[\u00A0\u202F]", ""), DecimalFormatSymbols.getInstance(locale));
        return Stream.concat(Stream.of("EUR", "GBP", "USD", "CHF").map(Currency::getInstance), currencies())
                .map(Currency::getCurrencyCode)
                .filter(code -> number.map(one -> new ValueWords(words)
                                .amount(one.toPlainString(), code)
                                .equals(text))
                        .orElse(false))
                .findFirst()
                .map(code -> new Amount(number.orElseThrow(), code));
    }

    private static Stream<Currency> currencies() {
        return Currency.getAvailableCurrencies().stream().sorted(Comparator.comparing(Currency::getCurrencyCode));
    }

    Optional<String> period(String text) {
        int years = 0;
        int months = 0;
        int days = 0;
        for (var part : forms.parts(text, "list.last")) {
            var year = units(part, "year");
            var month = units(part, "month");
            var dayCount = units(part, "day");
            if (Math.max(year, Math.max(month, dayCount)) < 0) {
                return Optional.empty();
            }
            years += Math.max(0, year);
            months += Math.max(0, month);
            days += Math.max(0, dayCount);
        }
        return Optional.of(Period.of(years, months, days).toString());
    }

    /** How many of a unit, or less than none when it is another. */
    private int units(String part, String unit) {
        if (part.equals(words.say("duration." + unit + ".1"))) {
            return 1;
        }
        return Forms.match(forms.expression("duration." + unit, "([0-9]{1,6})"), part)
                .map(found -> Integer.parseInt(found.get(0)))
                .orElse(-1);
    }

    static Value duration(String iso) {
        return new Value.Literal(iso, Odrl.XSD + "duration", Optional.empty());
    }
}
