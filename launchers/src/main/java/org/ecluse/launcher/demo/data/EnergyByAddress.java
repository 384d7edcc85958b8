package org.ecluse.launcher.demo.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * Annual residential consumption by address in the schema that Enedis publishes, plus {@code nombre_de_pdl}: about
 * 60,000 addresses in the 43 communes. Most are houses with one delivery point; a few streets cross a block's limit.
 */
final class EnergyByAddress implements Generator {
    static final int ADDRESSES = 60_000;
    static final String YEAR = "2023";

    private static final int PER_STREET = 22;

    @Override
    public void write(Path target, long seed) throws IOException {
        Random random = new Random(seed * 31 + 13);
        StringBuilder line = new StringBuilder(200);
        try (Rows rows = new Rows(target)) {
            rows.write(EnergyRow.HEADER);
            for (EnergyRow row : EnergyEdgeCases.all()) {
                append(rows, row, line);
            }
            for (Commune commune : Territory.COMMUNES) {
                int addresses = (int) ((long) ADDRESSES * commune.weight() / Territory.totalWeight());
                for (int street = 0; street * PER_STREET < addresses; street++) {
                    street(rows, line, commune, Math.min(PER_STREET, addresses - street * PER_STREET), random);
                }
            }
            rows.complete();
        }
    }

    private static void street(Rows rows, StringBuilder line, Commune commune, int addresses, Random random)
            throws IOException {
        String type = Words.STREET_TYPES.get(random.nextInt(Words.STREET_TYPES.size()));
        String name = Words.STREET_FIRST.get(random.nextInt(Words.STREET_FIRST.size())) + " "
                + Words.STREET_LAST.get(random.nextInt(Words.STREET_LAST.size()));
        int block = random.nextInt(commune.irisBlocks());
        int next = random.nextInt(6) == 0 ? (block + 1) % commune.irisBlocks() : block;
        boolean flats = commune.code().equals("35238") ? random.nextInt(2) == 0 : random.nextInt(12) == 0;
        for (int i = 0; i < addresses; i++) {
            int here = i * 2 < addresses ? block : next;
            append(rows, address(commune, here, i + 1, type, name, flats, random), line);
        }
    }

    private static EnergyRow address(
            Commune commune, int block, int number, String type, String name, boolean flats, Random random) {
        int points = flats && random.nextInt(3) > 0 ? 2 + random.nextInt(38) : 1;
        long kwh = 0;
        for (int i = 0; i < points; i++) {
            kwh += 1_200 + random.nextInt(flats ? 6_000 : 14_000);
        }
        if (random.nextInt(2_000) == 0) {
            kwh += 200_000; // a caretaker's heating plant on one meter
        }
        return new EnergyRow(
                YEAR,
                commune.irisCode(block),
                commune.irisName(block),
                Integer.toString(number),
                random.nextInt(15) == 0 ? "BIS" : "",
                type,
                name,
                commune,
                Integer.toString(points),
                EnergyRow.mwh(kwh),
                Integer.toString(points));
    }

    private static void append(Rows rows, EnergyRow row, StringBuilder line) throws IOException {
        line.setLength(0);
        row.appendTo(line);
        rows.write(line);
    }
}
