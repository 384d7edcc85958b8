package org.ecluse.connector.enforcement;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The rule of energy by address, written down a second time, in SQL, by hand and for H2: what must come through a file.
 * Shares nothing with the code under test.
 */
final class SqlOracle implements AutoCloseable {
    private static final String READ = "create table src as select rownum() as id,"
            + " nullif(trim(annee), '') as annee, nullif(trim(code_iris), '') as iris,"
            + " nullif(trim(nom_iris), '') as nom_iris, coalesce(trim(type_de_voie), '') as type,"
            + " nullif(trim(libelle_de_voie), '') as voie, nullif(trim(code_commune), '') as commune,"
            + " nullif(trim(nom_commune), '') as nom_commune, nullif(trim(adresse), '') as adresse,"
            + " cast(nullif(trim(nombre_de_logements), '') as decimal(38, 9)) as logements,"
            + " cast(nullif(trim(consommation_annuelle_totale_de_l_adresse_mwh), '') as decimal(38, 9)) as mwh,"
            + " cast(nullif(trim(nombre_de_pdl), '') as decimal(38, 9)) as pdl"
            + " from csvread('%s', null, 'fieldSeparator=; charset=UTF-8')";

    private static final List<String> STEPS = List.of(
            // a row per address
            "create table passed_address as select * from src where adresse is not null and (pdl > 10 or mwh > 200)",
            "create table left1 as select * from src where not coalesce(adresse is not null and (pdl > 10 or mwh > 200), false)",
            "create index on left1 (annee, commune, type, voie)",
            // by street within its commune
            "create table rue as select annee, commune, type, voie, sum(pdl) pdl, sum(mwh) mwh, sum(logements) logements,"
                    + " max(nom_commune) nom_commune from left1"
                    + " where annee is not null and commune is not null and voie is not null"
                    + " group by annee, commune, type, voie having sum(pdl) > 10 or sum(mwh) > 200",
            "create unique index on rue (annee, commune, type, voie)",
            "create table left2 as select l.* from left1 l left join rue g on g.annee = l.annee and g.commune = l.commune"
                    + " and g.type = l.type and g.voie = l.voie where g.annee is null",
            "create index on left2 (annee, iris)",
            // by IRIS
            "create table bloc as select annee, iris, sum(pdl) pdl, sum(mwh) mwh, sum(logements) logements,"
                    + " case when count(distinct coalesce(nom_iris, '')) = 1 then max(nom_iris) end nom_iris,"
                    + " case when count(distinct coalesce(commune, '')) = 1 then max(commune) end commune,"
                    + " case when count(distinct coalesce(nom_commune, '')) = 1 then max(nom_commune) end nom_commune"
                    + " from left2"
                    + " where annee is not null and iris is not null"
                    + " group by annee, iris having sum(pdl) > 10 or sum(mwh) > 200",
            "create unique index on bloc (annee, iris)",
            "create table left3 as select l.* from left2 l left join bloc g on g.annee = l.annee and g.iris = l.iris"
                    + " where g.annee is null",
            // by commune
            "create table ville as select annee, commune, sum(pdl) pdl, sum(mwh) mwh, sum(logements) logements,"
                    + " max(nom_commune) nom_commune from left3"
                    + " where annee is not null and commune is not null"
                    + " group by annee, commune having sum(pdl) > 10 or sum(mwh) > 200",
            "create table withheld as select l.* from left3 l left join ville g on g.annee = l.annee"
                    + " and g.commune = l.commune where g.annee is null");

    private static final String EXPECTED = "select 'adresse' niveau, annee, iris, nom_iris, type, voie, commune,"
            + " nom_commune, adresse, logements, mwh, pdl from passed_address"
            + " union all select 'rue', annee, null, null, type, voie, commune, nom_commune, null, logements, mwh, pdl"
            + " from rue"
            + " union all select 'iris', annee, iris, nom_iris, '', null, commune, nom_commune, null, logements, mwh, pdl"
            + " from bloc"
            + " union all select 'commune', annee, null, null, '', null, commune, nom_commune, null, logements, mwh, pdl"
            + " from ville";

    private final Connection connection;

    SqlOracle(Path csv) throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        try (var statement = connection.createStatement()) {
            statement.execute(READ.formatted(csv.toString().replace("'", "''")));
            for (var step : STEPS) {
                statement.execute(step);
            }
        }
    }

    /** Each row as sorted text, numbers in their shortest form; sorted. */
    List<String> expected() throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(EXPECTED)) {
            while (result.next()) {
                rows.add(canonical(result));
            }
        }
        return rows.stream().sorted().toList();
    }

    private static String canonical(ResultSet row) throws SQLException {
        var fields = new TreeMap<String, String>();
        fields.put("niveau", text(row.getString("niveau")));
        fields.put("annee", text(row.getString("annee")));
        fields.put("code_iris", text(row.getString("iris")));
        fields.put("nom_iris", text(row.getString("nom_iris")));
        fields.put("type_de_voie", text(row.getString("type")));
        fields.put("libelle_de_voie", text(row.getString("voie")));
        fields.put("code_commune", text(row.getString("commune")));
        fields.put("nom_commune", text(row.getString("nom_commune")));
        fields.put("adresse", text(row.getString("adresse")));
        fields.put("nombre_de_logements", number(row.getBigDecimal("logements")));
        fields.put(Energy.MWH, number(row.getBigDecimal("mwh")));
        fields.put(Energy.PDL, number(row.getBigDecimal("pdl")));
        return fields.toString();
    }

    static String text(String value) {
        return value == null ? "" : value.strip();
    }

    static String number(BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    BigDecimal withheld(String column) throws SQLException {
        return number("select coalesce(sum(" + column + "), 0) from withheld");
    }

    BigDecimal source(String column) throws SQLException {
        return number("select coalesce(sum(" + column + "), 0) from src");
    }

    long withheldRows() throws SQLException {
        return number("select count(*) from withheld").longValueExact();
    }

    private BigDecimal number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getBigDecimal(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
