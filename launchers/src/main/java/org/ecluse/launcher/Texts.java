package org.ecluse.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What people read, in French or English; any other language gets English. The sentences are in
 * {@code messages.properties} (English) and {@code messages_fr.properties}, UTF-8, with the same keys in both.
 *
 * @param locale the language asked for
 */
public record Texts(Locale locale) {
    private static final String BUNDLE = "org.ecluse.launcher.messages";

    /** @param tag {@code fr} or {@code en}, or a longer language tag or POSIX locale name such as {@code fr_FR.UTF-8} */
    public static Texts in(String tag) {
        return new Texts(tag.startsWith("fr") ? Locale.FRENCH : Locale.ENGLISH);
    }

    public String language() {
        return locale.getLanguage();
    }

    public ResourceBundle bundle() {
        Locale asked = locale.equals(Locale.FRENCH) ? Locale.FRENCH : Locale.ROOT;
        return ResourceBundle.getBundle(
                BUNDLE, asked, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * The sentence of that key with its places filled. Arguments are put in as text: numbers are not given the
     * locale's separators, so that ports and ids stay as they are.
     */
    public String say(String key, Object... arguments) {
        Object[] asText = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            asText[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(bundle().getString(key), Locale.ROOT).format(asText);
    }
}
