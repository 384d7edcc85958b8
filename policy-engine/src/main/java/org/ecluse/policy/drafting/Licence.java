package org.ecluse.policy.drafting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a licence asks for, as far as ODRL can say it.
 *
 * @param iri where it is published
 * @param attribution whether the source must be named
 * @param shareAlike whether what is passed on must be under the same terms
 * @param noDerivatives whether changed data may not be passed on
 * @param nonCommercial whether commercial use is excluded
 * @param forSoftware whether it was written for programs
 */
record Licence(
        String iri,
        boolean attribution,
        boolean shareAlike,
        boolean noDerivatives,
        boolean nonCommercial,
        boolean forSoftware) {
    static final String ETALAB = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";
    private static final String ETALAB_1 = "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf";
    private static final String SPDX = "https://spdx.org/licenses/";
    private static final Pattern CREATIVE_COMMONS = Pattern.compile(
            "cc[ -](by(?:-(?:nc|nd|sa))*)[ -]([0-9]\\.[0-9])|creativecommons\\.org/licenses/(by(?:-(?:nc|nd|sa))*)/([0-9]\\.[0-9])");
    private static final Pattern ODBL = Pattern.compile("\\bodbl\\b|opendatacommons\\.org/licenses/odbl");
    private static final int CHARACTERS_MAX = 2_000;

    private static final Map<String, Licence> STANDARD = Map.of(
            "etalab-1.0", open(ETALAB_1),
            "etalab-2.0", open(ETALAB),
            "odbl-1.0", new Licence(SPDX + "ODbL-1.0", true, true, false, false, false),
            "public-domain-cc0", new Licence(SPDX + "CC0-1.0", false, false, false, false, false),
            "cc-by-nd-4.0", new Licence(SPDX + "CC-BY-ND-4.0", true, false, true, false, false),
            "apache-2.0", new Licence(SPDX + "Apache-2.0", true, false, false, false, true),
            "mit", new Licence(SPDX + "MIT", true, false, false, false, true),
            "gpl-3.0", new Licence(SPDX + "GPL-3.0-only", true, true, false, false, true));

    private static Licence open(String iri) {
        return new Licence(iri, true, false, false, false, false);
    }

    /** One of the standard licences of the RUDI model, by its label. */
    static Optional<Licence> standard(String label) {
        return Optional.ofNullable(STANDARD.get(label.toLowerCase(Locale.ROOT)));
    }

    /** The licence that free words name, or that an address leads to. */
    static Optional<Licence> named(String words) {
        var text = words.toLowerCase(Locale.ROOT);
        if (text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        var commons = CREATIVE_COMMONS.matcher(text);
        if (commons.find()) {
            return Optional.of(
                    commons.group(1) == null
                            ? commons(commons.group(3), commons.group(4))
                            : commons(commons.group(1), commons.group(2)));
        }
        if (ODBL.matcher(text).find()) {
            return standard("odbl-1.0");
        }
        boolean isEtalab = text.contains("etalab.gouv.fr") && (text.contains("licence") || text.contains("license"))
                || text.contains("licence ouverte")
                || text.contains("open licence")
                || text.contains("open license");
        return isEtalab ? standard("etalab-2.0") : Optional.empty();
    }

    private static Licence commons(String parts, String version) {
        return new Licence(
                SPDX + "CC-" + parts.toUpperCase(Locale.ROOT) + "-" + version,
                true,
                parts.contains("sa"),
                parts.contains("nd"),
                parts.contains("nc"),
                false);
    }
}
