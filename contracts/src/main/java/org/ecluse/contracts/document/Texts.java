package org.ecluse.contracts.document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** The words of a document in one language, other than those of the terms. Immutable, for all threads. */
final class Texts {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Texts FRENCH = new Texts(Locale.FRENCH);
    private static final Texts ENGLISH = new Texts(Locale.ENGLISH);

    private final Locale locale;
    private final Properties texts = new Properties();
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;

    private Texts(Locale locale) {
        this.locale = locale;
        this.day = DateTimeFormatter.ofPattern("d MMMM uuuu", locale);
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", locale);
        var resource = "document_" + locale.getLanguage() + ".properties";
        try (var stream = Texts.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** French for French, English for any other language. */
    static Texts in(Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? FRENCH : ENGLISH;
    }

    Locale locale() {
        return locale;
    }

    String say(String key, Object... arguments) {
        var text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** A day and a time to the second, in Paris. */
    String instant(Instant instant) {
        var paris = instant.atZone(PARIS);
        var date = day.format(paris);
        boolean isFrenchFirst = locale.equals(Locale.FRENCH) && paris.getDayOfMonth() == 1;
        return say("instant", isFrenchFirst ? "1er" + date.substring(1) : date, time.format(paris));
    }
}
