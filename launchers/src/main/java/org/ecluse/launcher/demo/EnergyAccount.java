package org.ecluse.launcher.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ecluse.connector.source.CsvRows;
import org.ecluse.launcher.demo.data.CsvFile;

/**
 * What went in and what came out of the energy file, added up from the two files alone.
 *
 * @param sourceRows rows that went in
 * @param rowsByLevel rows that came out, by the level they name
 * @param tooSmall rows that came out without passing the threshold
 * @param withheldPoints delivery points that went in and did not come out
 * @param withheldMwh the same in MWh, exact
 */
record EnergyAccount(
        long sourceRows,
        Map<String, Integer> rowsByLevel,
        List<String> tooSmall,
        BigDecimal withheldPoints,
        BigDecimal withheldMwh) {
    private static final BigDecimal POINTS = BigDecimal.valueOf(10);
    private static final BigDecimal MWH = BigDecimal.valueOf(200);
    private static final String LEVEL = "niveau";

    static EnergyAccount of(Path source, Path taken) throws IOException {
        Sums in = Sums.of(source);
        Sums out = Sums.of(taken);
        return new EnergyAccount(
                in.rows, out.levels, out.tooSmall, in.points.subtract(out.points), in.mwh.subtract(out.mwh));
    }

    /** Nothing came out that did not go in. */
    boolean nothingAppears() {
        return withheldPoints.signum() >= 0 && withheldMwh.signum() >= 0 && !rowsByLevel.isEmpty();
    }

    /** One file added up. */
    private static final class Sums {
        private long rows;
        private BigDecimal points = BigDecimal.ZERO;
        private BigDecimal mwh = BigDecimal.ZERO;
        private final Map<String, Integer> levels = new LinkedHashMap<>();
        private final List<String> tooSmall = new ArrayList<>();

        static Sums of(Path file) throws IOException {
            Sums sums = new Sums();
            try (CsvRows in = CsvFile.rows(file)) {
                while (in.next()) {
                    sums.add(in.columns(), in.fields());
                }
            }
            return sums;
        }

        private void add(List<String> columns, String[] cells) {
            BigDecimal rowPoints = number(cells[columns.indexOf("nombre_de_pdl")]);
            BigDecimal rowMwh = number(cells[columns.indexOf("consommation_annuelle_totale_de_l_adresse_mwh")]);
            rows++;
            points = points.add(rowPoints);
            mwh = mwh.add(rowMwh);
            int level = columns.indexOf(LEVEL);
            if (level >= 0) {
                levels.merge(cells[level], 1, Integer::sum);
                if (rowPoints.compareTo(POINTS) <= 0 && rowMwh.compareTo(MWH) <= 0) {
                    tooSmall.add(String.join(";", cells));
                }
            }
        }

        private static BigDecimal number(String cell) {
            return cell.isBlank() ? BigDecimal.ZERO : new BigDecimal(cell.strip());
        }
    }
}
