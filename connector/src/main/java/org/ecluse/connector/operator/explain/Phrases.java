package org.ecluse.connector.operator.explain;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.ecluse.connector.operator.Wording;
import org.ecluse.policy.Problem;

/**
 * Sentences for the codes that this connector and its peers give, in French and English ({@code phrases_fr.properties},
 * {@code phrases_en.properties}). A code without a sentence gets the one of its family, then a general one.
 */
public final class Phrases {
    private static final String BUNDLE = "org.ecluse.connector.operator.explain.phrases";
    private static final ResourceBundle FRENCH = bundle(Locale.FRENCH);
    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);

    private Phrases() {}

    /** What a problem means, for people. */
    public static Wording of(Problem problem) {
        return new Wording(sentence(FRENCH, problem.code()), sentence(ENGLISH, problem.code()));
    }

    /** A phrase by its key, with its holes filled. */
    public static Wording of(String key, Object... filling) {
        return new Wording(
                String.format(Locale.FRENCH, FRENCH.getString(key), filling),
                String.format(Locale.ENGLISH, ENGLISH.getString(key), filling));
    }

    private static String sentence(ResourceBundle bundle, String code) {
        for (var family = code; !family.isEmpty(); family = parent(family)) {
            if (bundle.containsKey(family)) {
                return bundle.getString(family);
            }
        }
        return String.format(bundle.getString("other"), Problem.quote(code));
    }

    private static String parent(String code) {
        int dot = code.lastIndexOf('.');
        return dot < 0 ? "" : code.substring(0, dot);
    }

    private static ResourceBundle bundle(Locale locale) {
        try {
            return ResourceBundle.getBundle(
                    BUNDLE,
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        } catch (MissingResourceException e) {
            throw new IllegalStateException("the connector's jar lacks its phrases; build it again", e);
        }
    }
}
