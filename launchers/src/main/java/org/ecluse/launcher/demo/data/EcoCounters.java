package org.ecluse.launcher.demo.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/**
 * The bicycle and pedestrian counters of the metropole, {@code eco-counter-data}: one row an hour and counter from
 * 2018-06-18 on, local time with its offset, counter by counter.
 */
final class EcoCounters implements Generator {
    static final String HEADER = "date,isoDate,counts,status,ID,name,sens,counter,geo";
    static final int COUNTERS = 20;
    static final int HOURS = 70_000;

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant FIRST =
            LocalDate.of(2018, 6, 18).atStartOfDay(PARIS).toInstant();
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter ISO_BASIC_OFFSET = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx");
    /** Passages in a hundredth of the daily peak, for each hour of the day. */
    private static final int[] DAY = {
        3, 2, 1, 1, 2, 6, 22, 64, 100, 58, 40, 42, 52, 50, 45, 50, 70, 98, 90, 60, 36, 22, 14, 7
    };

    private static final String[] PLACES = {
        "Rue d'Isly", "Rue de Fougères", "Boulevard de la Tour d'Auvergne", "Place de Bretagne", "Avenue Janvier",
        "Quai Saint-Cyr", "Rue de Lorient", "Mail François Mitterrand", "Route de Sainte-Foix", "Pont de Bagoul"
    };

    @Override
    public void write(Path target, long seed) throws IOException {
        String[] dates = new String[HOURS];
        String[] isoDates = new String[HOURS];
        int[] hourOfDay = new int[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            ZonedDateTime at = FIRST.plus(Duration.ofHours(hour)).atZone(PARIS);
            dates[hour] = ISO.format(at);
            isoDates[hour] = ISO_BASIC_OFFSET.format(at);
            hourOfDay[hour] = at.getHour();
        }
        try (Rows rows = new Rows(target)) {
            rows.write(HEADER);
            for (int counter = 0; counter < COUNTERS; counter++) {
                Random random = new Random(seed * 31 + counter);
                String tail = tail(counter, random);
                int peak = 40 + random.nextInt(260);
                StringBuilder row = new StringBuilder(160);
                for (int hour = 0; hour < HOURS; hour++) {
                    row.setLength(0);
                    row.append(dates[hour]).append(',').append(isoDates[hour]).append(',');
                    row.append(count(peak, hourOfDay[hour], random)).append(tail);
                    rows.write(row);
                }
            }
            rows.complete();
        }
    }

    private static int count(int peak, int hourOfDay, Random random) {
        int usual = peak * DAY[hourOfDay] / 100;
        return usual * (60 + random.nextInt(80)) / 100;
    }

    private static String tail(int counter, Random random) {
        String place = PLACES[counter % PLACES.length];
        String way = counter < PLACES.length ? "IN" : "OUT";
        String point = "48." + (1000 + random.nextInt(300)) + ",-1." + (6400 + random.nextInt(700));
        return ",raw," + (100003358 + counter * 17) + "," + place + " " + way + "," + (way.equals("IN") ? 1 : 2)
                + ",Eco-compteur " + place + ",\"" + point + "\"";
    }
}
