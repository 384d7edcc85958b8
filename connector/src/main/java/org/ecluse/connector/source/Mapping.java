package org.ecluse.connector.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an asset's columns mean, so that one policy serves files of different schemas. A meaning is a name that policies
 * use ({@code deliveryPoints}, {@code energyMwh}) or that a level of aggregation is made of ({@code year},
 * {@code address}, {@code street}, {@code iris}, {@code irisName}, {@code commune}, {@code communeName}); to each belong
 * one or more columns of the file. Columns under {@code additive} are summed when rows are put together.
 *
 * @param columns meaning to columns, in order; a column that ends in {@code ?} may be blank in a key
 * @param decimalSign what separates the decimals in the file's numbers, {@code .} or {@code ,}
 */
public record Mapping(Map<String, List<String>> columns, char decimalSign) {
    public static final String YEAR = "year";
    public static final String ADDRESS = "address";
    public static final String STREET = "street";
    public static final String IRIS = "iris";
    public static final String IRIS_NAME = "irisName";
    public static final String COMMUNE = "commune";
    public static final String COMMUNE_NAME = "communeName";
    public static final String ADDITIVE = "additive";

    /** No column has a meaning beyond its name. */
    public static final Mapping NONE = new Mapping(Map.of());

    /** The schema in which Enedis publishes yearly residential consumption by address. */
    public static final Mapping ENEDIS = new Mapping(Map.of(
            "deliveryPoints",
            List.of("nombre_de_pdl"),
            "energyMwh",
            List.of("consommation_annuelle_totale_de_l_adresse_mwh"),
            ADDITIVE,
            List.of("nombre_de_logements"),
            YEAR,
            List.of("annee"),
            ADDRESS,
            List.of("adresse"),
            STREET,
            List.of("type_de_voie?", "libelle_de_voie"),
            IRIS,
            List.of("code_iris"),
            IRIS_NAME,
            List.of("nom_iris"),
            COMMUNE,
            List.of("code_commune"),
            COMMUNE_NAME,
            List.of("nom_commune")));

    public Mapping {
        if (decimalSign != '.' && decimalSign != ',') {
            throw new IllegalArgumentException("numbers have `.` or `,` before their decimals; name one of them");
        }
        var copy = new LinkedHashMap<String, List<String>>();
        columns.forEach((meaning, names) -> {
            if (meaning.isBlank()
                    || names.isEmpty()
                    || names.stream().anyMatch(name -> bare(name).isBlank())) {
                throw new IllegalArgumentException("a mapping gives each meaning at least one column; name it");
            }
            copy.put(meaning, List.copyOf(names));
        });
        columns = java.util.Collections.unmodifiableMap(copy);
    }

    public Mapping(Map<String, List<String>> columns) {
        this(columns, '.');
    }

    /** The columns of a meaning, without their {@code ?}; empty when the asset has no such meaning. */
    public List<String> columnsOf(String meaning) {
        return columns.getOrDefault(meaning, List.of()).stream()
                .map(Mapping::bare)
                .toList();
    }

    /** The one column of a meaning; empty when there is none or there are several. */
    public Optional<String> columnOf(String meaning) {
        var names = columnsOf(meaning);
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    /** Whether this column of a meaning may be blank where rows are put together by it. */
    public boolean mayBeBlank(String meaning, String column) {
        return columns.getOrDefault(meaning, List.of()).contains(column + "?");
    }

    private static String bare(String name) {
        return name.endsWith("?") ? name.substring(0, name.length() - 1) : name;
    }
}
