package org.ecluse.launcher.demo.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows on and around the limits of "more than 10 delivery points or more than 200 MWh". Each stands in a street of
 * its own name, so that its fate does not depend on the random rows, except where meeting them is the case.
 */
final class EnergyEdgeCases {
    private static final Commune RENNES = Territory.commune("35238");
    private static final Commune BRUZ = Territory.commune("35047");
    private static final Commune BETTON = Territory.commune("35024");
    private static final Commune CLAYES = Territory.commune("35081");

    private EnergyEdgeCases() {}

    static List<EnergyRow> all() {
        List<EnergyRow> rows = new ArrayList<>();
        rows.addAll(limits());
        rows.addAll(streets());
        rows.addAll(loneRemainders());
        rows.addAll(blanks());
        return List.copyOf(rows);
    }

    private static List<EnergyRow> limits() {
        return List.of(
                // Exactly 10 delivery points: not more than 10, so the address does not pass.
                at(RENNES, 0, "1", "RUE", "DES DIX COMPTEURS", "10", "48.500"),
                at(RENNES, 0, "1", "RUE", "DES ONZE COMPTEURS", "11", "51.250"),
                // Exactly 200 MWh: not more than 200.
                at(RENNES, 1, "1", "RUE", "DES DEUX CENTS", "4", "200.000"),
                at(RENNES, 1, "1", "RUE", "AU DELA DE DEUX CENTS", "4", "200.001"),
                // A single delivery point above 200 MWh passes by energy alone.
                at(RENNES, 2, "1", "RUE", "DE LA CHAUFFERIE", "1", "612.340"));
    }

    private static List<EnergyRow> streets() {
        return List.of(
                // One name, two communes, 6 points each: together 12, but they are two streets.
                at(BRUZ, 0, "2", "RUE", "DE LA PAIX PERPETUELLE", "6", "31.100"),
                at(BETTON, 0, "2", "RUE", "DE LA PAIX PERPETUELLE", "6", "29.900"),
                // One street that crosses two blocks, 6 points on each side: together 12, and it is one street.
                at(RENNES, 3, "1", "AVENUE", "QUI TRAVERSE", "6", "22.005"),
                at(RENNES, 4, "99", "AVENUE", "QUI TRAVERSE", "6", "24.010"),
                // A large address and a small one: only the small one moves up, alone.
                at(RENNES, 5, "1", "RUE", "DU GRAND ET DU PETIT", "40", "180.000"),
                at(RENNES, 5, "3", "RUE", "DU GRAND ET DU PETIT", "1", "4.321"),
                // Ten and one: the street passes with 11.
                at(BRUZ, 1, "1", "RUE", "DU DIX ET DU UN", "10", "40.000"),
                at(BRUZ, 1, "2", "RUE", "DU DIX ET DU UN", "1", "3.333"));
    }

    private static List<EnergyRow> loneRemainders() {
        return List.of(
                // Alone in its street, but not in its block.
                at(RENNES, 6, "7", "IMPASSE", "DU SEUL", "1", "5.005"),
                // Alone in a block of its own: moves up to the commune.
                new EnergyRow(
                        EnergyByAddress.YEAR,
                        "352389901",
                        "Rennes Bloc isolé",
                        "1",
                        "",
                        "CHEMIN",
                        "DU BLOC ISOLE",
                        RENNES,
                        "1",
                        "6.006",
                        "1"),
                // The only rows of another year: nothing to be put together with, so they are withheld.
                new EnergyRow(
                        "2022", "350810000", "Clayes", "1", "", "RUE", "DE L'AN PASSE", CLAYES, "2", "9.001", "2"),
                new EnergyRow(
                        "2022", "350810000", "Clayes", "3", "", "RUE", "DE L'AN PASSE", CLAYES, "8", "30.000", "8"));
    }

    private static List<EnergyRow> blanks() {
        String year = EnergyByAddress.YEAR;
        String iris = RENNES.irisCode(7);
        String block = RENNES.irisName(7);
        return List.of(
                // A place without number or type of street.
                new EnergyRow(year, iris, block, "", "", "", "LA BASSE NOE", RENNES, "1", "7.700", "1"),
                // No street at all: only the block and the commune are known.
                new EnergyRow(year, iris, block, "", "", "", "", RENNES, "3", "12.120", "3"),
                // No block: only the street and the commune are known.
                new EnergyRow(year, "", "", "5", "TER", "RUE", "SANS BLOC", RENNES, "2", "8.080", "2"),
                // The number of delivery points is missing; the consumption is below the limit.
                new EnergyRow(year, iris, block, "9", "", "RUE", "SANS COMPTE", RENNES, "4", "15.150", ""),
                // The consumption is missing; there are more than 10 delivery points.
                new EnergyRow(year, iris, block, "11", "", "RUE", "SANS MESURE", RENNES, "12", "", "12"));
    }

    private static EnergyRow at(
            Commune commune, int block, String number, String type, String street, String points, String mwh) {
        return new EnergyRow(
                EnergyByAddress.YEAR,
                commune.irisCode(block),
                commune.irisName(block),
                number,
                "",
                type,
                street,
                commune,
                points,
                mwh,
                points);
    }
}
