package org.ecluse.connector.operator.api;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ecluse.connector.operator.CatalogOffer;
import org.ecluse.connector.operator.Partner;

/** Words to find offers by; accents and capitals make no difference. */
record Search(List<String> words) {
    private static final int WORDS_MAX = 20;

    static Search of(String text) {
        return new Search(Arrays.stream(plain(text).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(WORDS_MAX)
                .toList());
    }

    boolean matches(Partner partner, CatalogOffer offer) {
        var text = plain(String.join(
                "\n",
                partner.name(),
                partner.displayName(),
                offer.assetId(),
                offer.title().fr(),
                offer.title().en(),
                offer.description().fr(),
                offer.description().en(),
                String.join("\n", offer.keywords()),
                offer.theme().orElse("")));
        return words.stream().allMatch(text::contains);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
