package org.ecluse.launcher.demo.data;

/**
 * One address of the energy file, as text, because some producers' rows leave columns blank.
 * @param mwh annual consumption in MWh with three decimals, or blank
 * @param deliveryPoints number of delivery points (PDL), or blank
 */
record EnergyRow(
        String year,
        String irisCode,
        String irisName,
        String number,
        String repetition,
        String streetType,
        String streetName,
        Commune commune,
        String dwellings,
        String mwh,
        String deliveryPoints) {
    static final String HEADER = "annee;code_iris;nom_iris;numero_de_voie;indice_de_repetition;type_de_voie;"
            + "libelle_de_voie;code_commune;nom_commune;nombre_de_logements;"
            + "consommation_annuelle_totale_de_l_adresse_mwh;adresse;nombre_de_pdl";

    void appendTo(StringBuilder row) {
        row.append(year)
                .append(';')
                .append(irisCode)
                .append(';')
                .append(irisName)
                .append(';');
        row.append(number).append(';').append(repetition).append(';');
        row.append(streetType).append(';').append(streetName).append(';');
        row.append(commune.code()).append(';').append(commune.name()).append(';');
        row.append(dwellings)
                .append(';')
                .append(mwh)
                .append(';')
                .append(address())
                .append(';');
        row.append(deliveryPoints);
    }

    private String address() {
        return (number + (repetition.isEmpty() ? "" : " " + repetition) + " " + streetType + " " + streetName)
                .trim()
                .replace("  ", " ");
    }

    /** Thousandths of a MWh as the producer writes them, for example {@code 12.050}. */
    static String mwh(long kwh) {
        String text = Long.toString(kwh);
        String padded = "0".repeat(Math.max(0, 4 - text.length())) + text;
        return padded.substring(0, padded.length() - 3) + "." + padded.substring(padded.length() - 3);
    }
}
