package org.ecluse.launcher.story;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule for energy by address as a jurist would hand it to a database, with nothing of the product in it: each row
 * looks for the first level at which the rows that are still without one make more than 10 delivery points or more than
 * 200 MWh.
 */
final class EnergySql implements AutoCloseable {
    private static final String SOURCE = """
            create table source as select rownum() as n, * from csvread('%s', null, 'fieldSeparator=; charset=UTF-8')
            """;
    private static final String TAKEN = """
            create table taken as select * from csvread('%s', null, 'fieldSeparator=; charset=UTF-8')
            """;
    private static final List<String> RULE = List.of(
            """
            create table fate as select n, annee, code_commune, code_iris, coalesce(type_de_voie, '') as type_de_voie,
              libelle_de_voie,
              cast(nullif(nombre_de_pdl, '') as decimal(40, 10)) as pdl,
              cast(nullif(consommation_annuelle_totale_de_l_adresse_mwh, '') as decimal(40, 10)) as mwh,
              cast(nullif(nombre_de_logements, '') as decimal(40, 10)) as logements,
              adresse, cast(null as varchar) as niveau from source
            """,
            "update fate set niveau = 'adresse' where adresse is not null and (pdl > 10 or mwh > 200)",
            level("rue", "annee, code_commune, type_de_voie, libelle_de_voie"),
            level("iris", "annee, code_iris"),
            level("commune", "annee, code_commune"));

    private static final String EXPECTED = """
            select niveau, annee, coalesce(code_commune, '') c, coalesce(code_iris, '') i, type_de_voie t,
              coalesce(libelle_de_voie, '') v, coalesce(adresse, '') a, pdl, mwh, logements from fate where niveau = 'adresse'
            union all
            select niveau, annee, code_commune, '', type_de_voie, libelle_de_voie, '', sum(pdl), sum(mwh), sum(logements)
              from fate where niveau = 'rue' group by niveau, annee, code_commune, type_de_voie, libelle_de_voie
            union all
            select niveau, annee, max(code_commune), code_iris, '', '', '', sum(pdl), sum(mwh), sum(logements)
              from fate where niveau = 'iris' group by niveau, annee, code_iris
            union all
            select niveau, annee, code_commune, '', '', '', '', sum(pdl), sum(mwh), sum(logements)
              from fate where niveau = 'commune' group by niveau, annee, code_commune
            """;

    private static final String DELIVERED = """
            select niveau, annee, coalesce(code_commune, '') c, coalesce(code_iris, '') i, coalesce(type_de_voie, '') t,
              coalesce(libelle_de_voie, '') v, coalesce(adresse, '') a, cast(nombre_de_pdl as decimal(40, 10)) pdl,
              cast(consommation_annuelle_totale_de_l_adresse_mwh as decimal(40, 10)) mwh,
              cast(nombre_de_logements as decimal(40, 10)) logements from taken
            """;

    private final Connection connection;

    EnergySql(Path source, Path taken) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (var statement = connection.createStatement()) {
            statement.execute(SOURCE.formatted(source));
            statement.execute(TAKEN.formatted(taken));
            for (var step : RULE) {
                statement.execute(step);
            }
        }
    }

    /** What is still without a level gets this one where its group is large enough; a blank in the key makes no group. */
    private static String level(String name, String key) {
        var columns = List.of(key.split(", "));
        var whole = String.join(" is not null and ", columns) + " is not null";
        var same =
                columns.stream().map(column -> "g." + column + " = f." + column).collect(joining(" and "));
        return "create table large_" + name + " as select " + key + " from fate where niveau is null and " + whole
                + " group by " + key + " having sum(pdl) > 10 or sum(mwh) > 200;"
                + "create index by_" + name + " on large_" + name + "(" + key + ");"
                + "update fate f set niveau = '" + name + "' where niveau is null and exists (select 1 from large_"
                + name
                + " g where " + same + ")";
    }

    List<String> expected() throws SQLException {
        return rows(EXPECTED);
    }

    List<String> delivered() throws SQLException {
        return rows(DELIVERED);
    }

    List<String> levels() throws SQLException {
        return rows("select distinct niveau from taken order by niveau");
    }

    BigDecimal sum(String table, String column) throws SQLException {
        return new BigDecimal(rows("select sum(cast(nullif(" + column + ", '') as decimal(40, 10))) from " + table)
                .get(0));
    }

    private List<String> rows(String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= width; i++) {
                    cells.add(text(result.getObject(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private static String text(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return cell == null ? "" : cell.toString();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
