package org.ecluse.policy.profile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Places by their codes: countries of ISO 3166-1 ({@code FR}), their subdivisions of ISO 3166-2 ({@code FR-BRE}), and
 * {@code EU} for the European Union, of which its members' territories are parts. Countries exclude each other; how two
 * subdivisions of one country stand to each other nobody says here. Other names of places are only equal or not.
 */
public final class Places implements Taxonomy {
    private static final Places BY_CODE = new Places();
    private static final String UNION = "EU";
    private static final int COUNTRY_CHARACTERS = 2;
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> MEMBERS = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private Places() {}

    public static Places byCode() {
        return BY_CODE;
    }

    @Override
    public Relation relation(String left, String right) {
        if (left.equals(right) || !isCode(left) || !isCode(right)) {
            return NAMES.relation(left, right);
        }
        if (left.equals(UNION) || right.equals(UNION)) {
            boolean isMember = MEMBERS.contains(country(left.equals(UNION) ? right : left));
            return isMember ? right.equals(UNION) ? Relation.NARROWER : Relation.WIDER : Relation.DISJOINT;
        }
        if (!country(left).equals(country(right))) {
            return Relation.DISJOINT;
        }
        if (isCountry(right)) {
            return Relation.NARROWER;
        }
        return isCountry(left) ? Relation.WIDER : Relation.DISTINCT;
    }

    private static boolean isCode(String name) {
        return CODE.matcher(name).matches() && (name.equals(UNION) || COUNTRIES.contains(country(name)));
    }

    private static boolean isCountry(String code) {
        return code.length() == COUNTRY_CHARACTERS;
    }

    private static String country(String code) {
        return code.substring(0, COUNTRY_CHARACTERS);
    }
}
