package org.ecluse.connector.enforcement;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.ecluse.connector.source.DataSource;
import org.ecluse.connector.source.Format;
import org.ecluse.connector.source.Mapping;
import org.ecluse.connector.source.ReadLimits;
import org.ecluse.connector.source.Sources;
import org.ecluse.connector.source.Supply;
import org.ecluse.contracts.templates.OfferTerms;
import org.ecluse.policy.model.Policy;
import org.ecluse.policy.profile.Rennes;

/** Files in the schema that Enedis publishes, and the policy of energy by address, for tests. */
public final class Energy {
    public static final String HEADER = "annee;code_iris;nom_iris;numero_de_voie;indice_de_repetition;type_de_voie;"
            + "libelle_de_voie;code_commune;nom_commune;nombre_de_logements;"
            + "consommation_annuelle_totale_de_l_adresse_mwh;adresse;nombre_de_pdl";
    static final String MWH = "consommation_annuelle_totale_de_l_adresse_mwh";
    static final String PDL = "nombre_de_pdl";

    private Energy() {}

    /** More than 10 delivery points or more than 200 MWh, as the contract's template writes it. */
    public static Policy policy() {
        return OfferTerms.Conditional.ENERGY_BY_ADDRESS.offer("urn:test:energy");
    }

    /** One address of 2023; the dwellings are as many as the delivery points. */
    static String row(String iris, String commune, String number, String type, String street, String pdl, String mwh) {
        return row("2023", iris, commune, number, type, street, pdl, mwh);
    }

    static String row(
            String year,
            String iris,
            String commune,
            String number,
            String type,
            String street,
            String pdl,
            String mwh) {
        var address = (number + " " + type + " " + street).strip();
        return String.join(
                ";",
                year,
                iris,
                iris.isEmpty() ? "" : "Bloc " + iris,
                number,
                "",
                type,
                street,
                commune,
                "Commune " + commune,
                pdl,
                mwh,
                address,
                pdl);
    }

    static String file(String... rows) {
        return HEADER + "\n" + String.join("\n", rows) + "\n";
    }

    public static Enforcement enforcement() {
        return enforcement(EnforcementLimits.DEFAULT);
    }

    static Enforcement enforcement(EnforcementLimits limits) {
        var master =
                new SecretKeySpec("a master key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
        return new Enforcement(Rennes.PROFILE, new Sources(ReadLimits.DEFAULT), master, limits);
    }

    static Supply supply(Mapping mapping) {
        return new Supply(new DataSource.FileSource(Path.of("energy.csv"), Format.Csv.SEMICOLONS), mapping);
    }

    static Plan plan(Policy policy, Supply supply) {
        return enforcement()
                .plan(policy.permissions().get(0).duties(), supply)
                .fold(Planning.Planned::plan, impossible -> {
                    throw new AssertionError(impossible.problems());
                });
    }

    /** What comes through, and what the provider's record says. */
    record Outcome(List<Map<String, String>> rows, Report report, String text) {

        List<Map<String, String>> at(String level) {
            return rows.stream().filter(row -> row.get("niveau").equals(level)).toList();
        }

        BigDecimal sum(String column) {
            return rows.stream()
                    .map(row -> row.get(column))
                    .filter(value -> !value.isBlank())
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    static Outcome through(String file) throws IOException {
        return through(file, Mapping.ENEDIS);
    }

    static Outcome through(String file, Mapping mapping) throws IOException {
        return through(plan(policy(), supply(mapping)), file);
    }

    static Outcome through(Plan plan, String file) throws IOException {
        var out = new ByteArrayOutputStream();
        var report = plan.run(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), out, "agreement-1");
        var text = out.toString(StandardCharsets.UTF_8);
        return new Outcome(rows(text), report, text);
    }

    static List<Map<String, String>> rows(String csv) {
        var lines = csv.lines().toList();
        var names = lines.get(0).split(";", -1);
        var rows = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var fields = line.split(";", -1);
            var row = new LinkedHashMap<String, String>();
            Arrays.setAll(fields, i -> {
                row.put(names[i], fields[i]);
                return fields[i];
            });
            rows.add(row);
        }
        return rows;
    }
}
