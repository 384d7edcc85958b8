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
import java.util.Set;
import java.util.regex.Pattern;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.model.Value;
import org.ecluse.policy.profile.Operand;
import org.ecluse.policy.profile.OperandType;
import org.ecluse.policy.profile.Rennes;

/** Writes single values for people: dates in Paris time, numbers and spans in the language's own form. */
final class ValueWords {
    /** Names that have a text of their own, {@code value.} and the name. */
    static final List<String> TOKENS = List.of(Rennes.RESEARCHER, Rennes.ACTIVE, Rennes.GRANTED, Rennes.IN_FORCE);

    /** Licence Ouverte / Open Licence 2.0 of Etalab. */
    static final String LICENCE_OUVERTE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int NUMBER_CHARACTERS_MAX = 100;
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
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
            } else if (operand.filter(one -> one.iri().equals(Odrl.SPATIAL)).isPresent()) {
                said.add(place(value.text()));
            } else {
                said.add(operand.isPresent() ? say(value, operand.get().type()) : term(value.text()));
            }
        }
        return said;
    }

    /** A country's code is given with its name. */
    private String place(String text) {
        if (text.equals("EU")) {
            return words.say("value.country", words.say("place.EU"), words.quoted(text));
        }
        boolean isCountry = COUNTRY.matcher(text).matches() && COUNTRIES.contains(text);
        return isCountry
                ? words.say("value.country", new Locale("", text).getDisplayCountry(words.locale()), words.quoted(text))
                : term(text);
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
        boolean isLicence = words.isExact()
                ? text.equals(LICENCE_OUVERTE)
                : text.startsWith("https://www.etalab.gouv.fr/licence-ouverte");
        if (isLicence) {
            return words.say("licence.etalab");
        }
        return TOKENS.contains(text) ? words.say("value." + text) : words.quoted(text);
    }

    /** Purposes without a text of their own are written from their name: {@code SellProducts} as "sell products". */
    private String purpose(String name) {
        return words.quoted(
                words.find("purpose." + name).orElseGet(() -> words.isExact() ? Rennes.DPV + name : spaced(name)));
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

    /** A date where a whole day and its first instant are not the same: an instant is given with its time. */
    String exactDate(String text) {
        try {
            return text.indexOf('T') < 0
                    ? date(text)
                    : timed(OffsetDateTime.parse(text).toInstant().atZone(PARIS));
        } catch (DateTimeException notOne) {
            return words.quoted(text);
        }
    }

    String date(Instant instant) {
        var paris = instant.atZone(PARIS);
        return paris.toLocalTime().equals(LocalTime.MIDNIGHT) ? dayOnly(paris) : timed(paris);
    }

    private String timed(ZonedDateTime paris) {
        if (paris.getNano() != 0) {
            return words.quoted(paris.toInstant().toString());
        }
        boolean isTwice =
                PARIS.getRules().getValidOffsets(paris.toLocalDateTime()).size() > 1;
        var clock = (paris.getSecond() == 0 ? time : exactTime).format(paris);
        return isTwice
                ? words.say(
                        "value.datetime.offset",
                        dayOnly(paris),
                        clock,
                        paris.getOffset().getId())
                : words.say("value.datetime", dayOnly(paris), clock);
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
