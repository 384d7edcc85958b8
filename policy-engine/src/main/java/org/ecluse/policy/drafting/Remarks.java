package org.ecluse.policy.drafting;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.ecluse.policy.Problem;
import org.ecluse.policy.drafting.Proposal.Remark;

/** Writes remarks in both languages, from {@code drafting_fr.properties} and {@code drafting_en.properties}. */
final class Remarks {
    private static final Properties FRENCH = load("drafting_fr.properties");
    private static final Properties ENGLISH = load("drafting_en.properties");

    private Remarks() {}

    /** @param quoted words from outside; they are made safe and put in quotation marks */
    static Remark of(String code, String... quoted) {
        return new Remark(code, say(FRENCH, Locale.FRENCH, code, quoted), say(ENGLISH, Locale.ENGLISH, code, quoted));
    }

    private static String say(Properties texts, Locale locale, String code, String... quoted) {
        var text = texts.getProperty(code);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + code);
        }
        Object[] filling = Arrays.stream(quoted)
                .map(words -> texts.getProperty("quoted").replace("{0}", Problem.oneLine(words)))
                .toArray();
        return new MessageFormat(text, locale).format(filling);
    }

    private static Properties load(String resource) {
        var properties = new Properties();
        try (var stream = Remarks.class.getResourceAsStream(resource)) {
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
