package org.ecluse.launcher.demo.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * Validations on the urban network: one row each, in order of time, over four weeks of March 2024. Card ids are ten
 * digits, invented, and come back several times, which is what a pseudonym has to keep.
 */
final class Ticketing implements Generator {
    static final String HEADER = "time,line,stop,card_id,fare";
    static final int VALIDATIONS = 1_000_000;

    private static final int DAYS = 28;
    private static final int CARDS = 90_000;
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2024, 3, 4, 0, 0);
    /** Share of a day's validations in each hour, in thousandths; sums to 1000. */
    private static final int[] DAY = {
        4, 0, 0, 0, 0, 8, 40, 105, 115, 60, 45, 45, 62, 58, 55, 60, 85, 100, 72, 40, 20, 12, 8, 6
    };

    private static final String[] LINES = {"a", "b", "C1", "C2", "C3", "C4", "C5", "C6", "10", "11", "12", "57", "67"};
    private static final String[] STOPS = {
        "République",
        "Gares",
        "Sainte-Anne",
        "Villejean-Université",
        "Beaulieu-Université",
        "Charles de Gaulle",
        "Henri Fréville",
        "Italie",
        "Triangle",
        "Jules Ferry",
        "Les Gayeulles",
        "Cleunay",
        "Saint-Germain",
        "Pontchaillou"
    };
    private static final String[] FARES = {
        "abonnement", "abonnement", "abonnement", "unitaire", "10 trajets", "solidaire"
    };

    @Override
    public void write(Path target, long seed) throws IOException {
        Random random = new Random(seed * 31 + 7);
        DateTimeFormatter iso = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:");
        int perDay = VALIDATIONS / DAYS + 1;
        String minute = "";
        long minuteShown = -1;
        StringBuilder row = new StringBuilder(80);
        try (Rows rows = new Rows(target)) {
            rows.write(HEADER);
            for (int i = 0; i < VALIDATIONS; i++) {
                int second = secondOfDay(i % perDay, perDay);
                long minutes = (long) (i / perDay) * 1440 + second / 60;
                if (minutes != minuteShown) {
                    minuteShown = minutes;
                    minute = iso.format(FIRST_DAY.plusMinutes(minutes));
                }
                row.setLength(0);
                row.append(minute).append((char) ('0' + second % 60 / 10)).append((char) ('0' + second % 10));
                row.append(',').append(LINES[random.nextInt(LINES.length)]);
                row.append(',').append(STOPS[random.nextInt(STOPS.length)]);
                int card = random.nextInt(CARDS);
                row.append(',').append(3_500_000_000L + card * 7_919L);
                row.append(',').append(FARES[card % FARES.length]);
                rows.write(row);
            }
            rows.complete();
        }
    }

    /** Where in the day the n-th validation of {@code perDay} falls, following the profile {@link #DAY}. */
    private static int secondOfDay(int n, int perDay) {
        long thousandths = n * 1_000_000L / perDay;
        int hour = 0;
        long before = 0;
        while (thousandths >= before + DAY[hour] * 1000L) {
            before += DAY[hour] * 1000L;
            hour++;
        }
        return (int) (hour * 3600L + (thousandths - before) * 3600 / (DAY[hour] * 1000L));
    }
}
