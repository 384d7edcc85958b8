package org.ecluse.policy.explanation;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Rennes;

/** Writes single values for people: dates in Paris time, numbers and spans in the language's own form. */
final class ValueWords {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int NUMBER_CHARACTERS_MAX = 100;
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final Words words;
    private final DateTimeFormatter day;
    private final DateTimeFormatter firstDay;
    private final DateTimeFormatter time;
    private final DateTimeFormatter exactTime;

    ValueWords(Words words) {
        this.words = words;
        this.day = DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale());
        this.firstDay = words.isFrench() ? DateTimeFormatter.ofPattern("d'er' MMMM uuuu", words.locale()) : day;
        this.time = DateTimeFormatter.ofPattern("HH:mm", words.locale());
        this.exactTime = DateTimeFormatter.ofPattern("HH:mm:ss", words.locale());
    }

    String say(Value value, OperandType type) {
        return switch (type) {
            case INSTANT -> date(value.text());
            case NUMBER -> number(value.text());
            case DURATION -> duration(value.text());
            case TERM, EVENT -> term(value.text());
            case TEXT -> words.quoted(value.text());
        };
    }

    List<String> say(List<Value> values, Optional<Operand> operand) {
        var said = new ArrayList<String>();
        for (var value : values) {
            if (operand.filter(one -> one.iri().equals(Rennes.ROLE)).isPresent()) {
                said.add(role(value.text()));
            } else {
                said.add(operand.isPresent() ? say(value, operand.get().type()) : term(value.text()));
            }
        }
        return said;
    }

    /** A role within a project is named with its project. */
    private String role(String text) {
        int hash = text.lastIndexOf('#');
        return hash < 0
                ? term(text)
                : words.say(
                        "value.role", words.quoted(text.substring(hash + 1)), words.quoted(text.substring(0, hash)));
    }

    private String term(String text) {
        if (text.startsWith(Rennes.DPV)) {
            return purpose(text.substring(Rennes.DPV.length()));
        }
        if (text.equals(Rennes.REGISTERED_STUDY)) {
            return words.say("value.study.any");
        }
        if (text.startsWith("https://www.etalab.gouv.fr/licence-ouverte")) {
            return words.say("licence.etalab");
        }
        return words.find("value." + text).orElseGet(() -> words.quoted(text));
    }

    /** Purposes without a text of their own are written from their name: {@code SellProducts} as "sell products". */
    private String purpose(String name) {
        return words.quoted(words.find("purpose." + name).orElseGet(() -> spaced(name)));
    }

    private static String spaced(String name) {
        return CAMEL.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    String number(String text) {
        if (text.length() > NUMBER_CHARACTERS_MAX) {
            return words.quoted(text);
        }
        try {
            var number = new BigDecimal(text.strip());
            if (Math.abs((long) number.scale()) > NUMBER_CHARACTERS_MAX) {
                return words.quoted(text);
            }
            var format = NumberFormat.getNumberInstance(words.locale());
            format.setMinimumFractionDigits(Math.max(0, number.scale()));
            format.setMaximumFractionDigits(Math.max(0, number.scale()));
            return format.format(number);
        } catch (NumberFormatException notOne) {
            return words.quoted(text);
        }
    }

    /** An amount of money the way the language writes it; a currency that is none is only quoted. */
    String amount(String number, String currency) {
        if (!CURRENCY.matcher(currency).matches() || number.length() > NUMBER_CHARACTERS_MAX) {
            return number(number) + '\u00A0' + words.quoted(currency);
        }
        try {
            var format = NumberFormat.getCurrencyInstance(words.isFrench() ? Locale.FRANCE : Locale.UK);
            format.setCurrency(Currency.getInstance(currency));
            return format.format(new BigDecimal(number.strip()));
        } catch (IllegalArgumentException notOne) {
            return number(number) + '\u00A0' + words.quoted(currency);
        }
    }

    String date(String text) {
        try {
            return text.indexOf('T') < 0
                    ? dayOnly(OffsetDateTime.parse(text.substring(0, 10) + "T00:00" + text.substring(10))
                            .toZonedDateTime())
                    : date(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | StringIndexOutOfBoundsException notOne) {
            return words.quoted(text);
        }
    }

    String date(Instant instant) {
        var paris = instant.atZone(PARIS);
        return paris.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? dayOnly(paris)
                : words.say(
                        "value.datetime", dayOnly(paris), (paris.getSecond() == 0 ? time : exactTime).format(paris));
    }

    private String dayOnly(ZonedDateTime date) {
        return (date.getDayOfMonth() == 1 ? firstDay : day).format(date);
    }

    String duration(String text) {
        try {
            var parts = new ArrayList<String>();
            int from = text.indexOf('T');
            var days = Period.parse(from < 0 ? text : from == 1 ? "P0D" : text.substring(0, from));
            add(parts, "year", days.getYears());
            add(parts, "month", days.getMonths());
            add(parts, "day", days.getDays());
            var clock = from < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(from));
            add(parts, "hour", clock.toHours());
            add(parts, "minute", clock.toMinutesPart());
            add(parts, "second", clock.toSecondsPart());
            return parts.isEmpty() ? words.say("duration.day", "0") : words.list(parts, "list.last");
        } catch (DateTimeException | ArithmeticException notOne) {
            return words.quoted(text);
        }
    }

    private void add(List<String> parts, String unit, long number) {
        if (number == 1) {
            parts.add(words.say("duration." + unit + ".1"));
        } else if (number != 0) {
            parts.add(words.say("duration." + unit, Long.toString(number)));
        }
    }
}
