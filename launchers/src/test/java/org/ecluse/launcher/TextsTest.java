package org.ecluse.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void both_languages_have_the_same_sentences() {
        assertThat(Texts.in("fr").bundle().keySet())
                .containsExactlyInAnyOrderElementsOf(Texts.in("en").bundle().keySet());
    }

    @Test
    void a_french_locale_reads_french_and_any_other_english() {
        assertThat(Texts.in("fr_FR.UTF-8").say("shape.path")).isEqualTo("un dossier");
        assertThat(Texts.in("C").say("shape.path")).isEqualTo("a folder");
        assertThat(Texts.in("de").say("shape.path")).isEqualTo("a folder");
    }

    @Test
    void numbers_keep_their_digits() {
        assertThat(Texts.in("fr").say("config.port-in-use", "127.0.0.1", 19100))
                .isEqualTo("le port 19100 de 127.0.0.1 est déjà pris ; arrêtez ce qui l’occupe, ou choisissez"
                        + " d’autres ports dans ce fichier");
    }
}
