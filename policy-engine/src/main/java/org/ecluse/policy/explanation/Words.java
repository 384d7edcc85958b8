package org.ecluse.policy.explanation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.ecluse.policy.Problem;
import org.ecluse.policy.model.Odrl;
import org.ecluse.policy.profile.Rennes;

/** The texts of one language, and how its lists and quotations are written. Immutable, for all threads. */
final class Words {
    private static final Words FRENCH = new Words(Locale.FRENCH);
    private static final Words ENGLISH = new Words(Locale.ENGLISH);
    private static final Words EXACT_FRENCH = new Words(FRENCH);
    private static final Words EXACT_ENGLISH = new Words(ENGLISH);

    private final Locale locale;
    private final Properties texts;
    private final boolean isExact;

    private Words(Words other) {
        this.locale = other.locale;
        this.texts = other.texts;
        this.isExact = true;
    }

    private Words(Locale locale) {
        this.locale = locale;
        this.isExact = false;
        this.texts = load("plain_" + locale.getLanguage() + ".properties");
        texts.putAll(load("purposes_" + locale.getLanguage() + ".properties"));
    }

    /** French for French, English for any other language. */
    static Words in(Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? FRENCH : ENGLISH;
    }

    /** The same texts, with names given whole, where what is read must be what was written. */
    Words exact() {
        return isFrench() ? EXACT_FRENCH : EXACT_ENGLISH;
    }

    boolean isExact() {
        return isExact;
    }

    Locale locale() {
        return locale;
    }

    boolean isFrench() {
        return locale.equals(Locale.FRENCH);
    }

    Optional<String> find(String key, Object... arguments) {
        var text = texts.getProperty(key);
        return text == null
                ? Optional.empty()
                : Optional.of(arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments));
    }

    /** The text of a key that is known to be there. */
    String say(String key, Object... arguments) {
        return find(key, arguments).orElseThrow(() -> new IllegalArgumentException("no text for " + key));
    }

    /** The first of the keys that there is a text for. */
    String sayFirst(List<String> keys, Object... arguments) {
        for (var key : keys) {
            var text = find(key, arguments);
            if (text.isPresent()) {
                return text.get();
            }
        }
        throw new IllegalArgumentException("no text for any of " + keys);
    }

    /** Foreign text, made safe and put in quotation marks. */
    String quoted(String foreign) {
        return say("value.quoted", isExact ? whole(foreign) : Problem.oneLine(foreign));
    }

    private static String whole(String foreign) {
        var whole = new StringBuilder();
        for (int from = 0; from < foreign.length(); from = foreign.offsetByCodePoints(from, 1)) {
            whole.append(Problem.oneLine(foreign.substring(from, foreign.offsetByCodePoints(from, 1))));
        }
        return whole.toString();
    }

    /** The text of a key as it is written, its places to fill included. */
    String raw(String key) {
        return texts.getProperty(key);
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** {@code a, b and c}. */
    String list(List<String> items, String lastKey) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        var all = String.join(", ", items.subList(0, items.size() - 1));
        return all + say(lastKey) + items.get(items.size() - 1);
    }

    static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The other way round, for what was written with a small letter first. */
    static String uncapital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The name of a term in the texts, such as {@code odrl.purpose}; a foreign term has none. */
    static String key(String iri) {
        if (iri.startsWith(Odrl.NS)) {
            return "odrl." + iri.substring(Odrl.NS.length());
        }
        return iri.startsWith(Rennes.NS) ? "rennes." + iri.substring(Rennes.NS.length()) : "foreign";
    }

    private static Properties load(String resource) {
        var properties = new Properties();
        try (var stream = Words.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return properties;
    }
}
