package org.ecluse.policy.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ecluse.policy.profile.Purposes;
import org.ecluse.policy.profile.Rennes;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private static Properties texts(String language) throws IOException {
        var properties = new Properties();
        for (var file : new String[] {"plain_", "purposes_"}) {
            try (var stream = Words.class.getResourceAsStream(file + language + ".properties")) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        }
        return properties;
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group()));
        return places;
    }

    @Test
    void both_languages_have_the_same_texts_with_the_same_places_to_fill() throws IOException {
        var french = texts("fr");
        var english = texts("en");

        assertThat(french.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : french.stringPropertyNames()) {
            assertThat(places(french.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void apostrophes_are_typographic_since_the_plain_one_would_swallow_what_is_filled_in() throws IOException {
        for (var language : new String[] {"fr", "en"}) {
            assertThat(texts(language).values()).as(language).allSatisfy(text -> assertThat(text.toString())
                    .doesNotContain("'"));
        }
    }

    @Test
    void french_has_no_breaking_space_before_double_punctuation() throws IOException {
        assertThat(texts("fr").values())
                .allSatisfy(text -> assertThat(text.toString()).doesNotContainPattern(" [:;?!»]|« "));
    }

    @Test
    void every_purpose_has_a_name_of_its_own_in_both_languages() throws IOException {
        for (var language : new String[] {"fr", "en"}) {
            var texts = texts(language);
            var names = new TreeSet<String>();
            for (var purpose : Purposes.bundled().all()) {
                var name = texts.getProperty("purpose." + purpose.substring(Rennes.DPV.length()));
                assertThat(name).as(purpose).isNotBlank();
                assertThat(names.add(name)).as(name).isTrue();
            }
        }
    }
}
