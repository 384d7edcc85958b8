package org.ecluse.connector.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AggregationPropertiesTest {
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal TWO_HUNDRED = new BigDecimal(200);

    /** One address; few different places, so that groups come about. */
    record Address(String year, String iris, String commune, String street, BigDecimal pdl, BigDecimal mwh) {
        String row(int number) {
            return Energy.row(
                    year, iris, commune, "" + number, "RUE", street, pdl.toPlainString(), mwh.toPlainString());
        }
    }

    @Property(tries = 300)
    void what_leaves_plus_what_is_withheld_is_what_came_in(@ForAll("files") List<Address> file) throws IOException {
        var outcome = through(file);

        for (var column : List.of(Energy.PDL, Energy.MWH, "nombre_de_logements")) {
            var withheld = outcome.report().withheld().getOrDefault(column, BigDecimal.ZERO);
            var came = file.stream()
                    .map(address -> column.equals(Energy.MWH) ? address.mwh() : address.pdl())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(outcome.sum(column).add(withheld)).isEqualByComparingTo(came);
        }
    }

    @Property(tries = 300)
    void every_row_that_leaves_passes_the_threshold(@ForAll("files") List<Address> file) throws IOException {
        assertThat(through(file).rows()).allSatisfy(row -> {
            boolean many = new BigDecimal(row.get(Energy.PDL)).compareTo(TEN) > 0;
            boolean much = new BigDecimal(row.get(Energy.MWH)).compareTo(TWO_HUNDRED) > 0;
            assertThat(many || much).as("%s", row).isTrue();
        });
    }

    @Property(tries = 100)
    void the_order_of_rows_changes_nothing(@ForAll("files") List<Address> file) throws IOException {
        var rows = new String[file.size()];
        var turned = new String[file.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = file.get(i).row(i);
            turned[rows.length - 1 - i] = rows[i];
        }

        assertThat(Energy.through(Energy.file(rows)).text())
                .isEqualTo(Energy.through(Energy.file(turned)).text());
    }

    private static Energy.Outcome through(List<Address> file) throws IOException {
        var rows = new String[file.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = file.get(i).row(i);
        }
        return Energy.through(Energy.file(rows));
    }

    @Provide
    Arbitrary<List<Address>> files() {
        var addresses = Combinators.combine(
                        Arbitraries.of("2022", "2023", ""),
                        Arbitraries.of("I1", "I2", "I3", ""),
                        Arbitraries.of("C1", "C2", ""),
                        Arbitraries.of("A", "B", "C", "D", ""),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 13).map(BigDecimal::valueOf),
                                Arbitraries.of(TEN, new BigDecimal(11))),
                        Arbitraries.oneOf(
                                Arbitraries.bigDecimals()
                                        .between(BigDecimal.ZERO, new BigDecimal(210))
                                        .ofScale(3),
                                Arbitraries.of(TWO_HUNDRED, new BigDecimal("200.001"))))
                .as(Address::new);
        return addresses.list().ofMinSize(0).ofMaxSize(40);
    }
}
