package org.ecluse.launcher.demo.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** A newspaper's archive: one article a line, JSON, in order of publication, invented from a few sentences. */
final class NewsArchive implements Generator {
    static final int ARTICLES = 50_000;

    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);
    private static final int PER_DAY = 9;
    private static final List<String> SECTIONS =
            List.of("culture", "économie", "environnement", "mobilité", "sport", "vie locale");

    @Override
    public void write(Path target, long seed) throws IOException {
        Random random = new Random(seed * 31 + 11);
        try (Rows rows = new Rows(target)) {
            for (int i = 0; i < ARTICLES; i++) {
                rows.write(article(i, random));
            }
            rows.complete();
        }
    }

    private static String article(int number, Random random) {
        Commune commune = Territory.COMMUNES.get(random.nextInt(Territory.COMMUNES.size()));
        String subject = pick(Words.SUBJECTS, random);
        String object = pick(Words.OBJECTS, random);
        String title = commune.name() + ". " + subject + " " + pick(Words.VERBS, random) + " " + object;
        StringBuilder body = new StringBuilder(title).append('.');
        int sentences = 3 + random.nextInt(6);
        for (int i = 0; i < sentences; i++) {
            body.append(' ').append(pick(Words.ENDINGS, random));
        }
        // No word used here needs escaping in JSON: no quote, backslash or control character is among them.
        return "{\"id\":\"of-" + (100_000 + number) + "\",\"published\":\"" + FIRST.plusDays(number / PER_DAY)
                + "\",\"section\":\"" + pick(SECTIONS, random) + "\",\"commune\":\"" + commune.code()
                + "\",\"title\":\""
                + title + "\",\"body\":\"" + body + "\"}";
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
