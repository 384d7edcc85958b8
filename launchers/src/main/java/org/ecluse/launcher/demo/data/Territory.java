package org.ecluse.launcher.demo.data;

import java.util.List;

/** The 43 communes of Rennes Métropole with their INSEE codes; populations are rounded to hundreds. */
public final class Territory {
    public static final List<Commune> COMMUNES = List.of(
            new Commune("35001", "Acigné", 68),
            new Commune("35022", "Bécherel", 7),
            new Commune("35024", "Betton", 122),
            new Commune("35032", "Bourgbarré", 42),
            new Commune("35039", "Brécé", 21),
            new Commune("35047", "Bruz", 185),
            new Commune("35051", "Cesson-Sévigné", 175),
            new Commune("35055", "Chantepie", 105),
            new Commune("35058", "La Chapelle-Chaussée", 13),
            new Commune("35059", "La Chapelle-des-Fougeretz", 51),
            new Commune("35065", "La Chapelle-Thouarault", 22),
            new Commune("35066", "Chartres-de-Bretagne", 80),
            new Commune("35076", "Chavagne", 41),
            new Commune("35079", "Chevaigné", 23),
            new Commune("35080", "Cintré", 23),
            new Commune("35081", "Clayes", 9),
            new Commune("35088", "Corps-Nuds", 33),
            new Commune("35120", "Gévezé", 56),
            new Commune("35131", "L'Hermitage", 46),
            new Commune("35139", "Laillé", 52),
            new Commune("35144", "Langan", 10),
            new Commune("35180", "Miniac-sous-Bécherel", 8),
            new Commune("35189", "Montgermont", 34),
            new Commune("35196", "Mordelles", 74),
            new Commune("35204", "Nouvoitou", 32),
            new Commune("35206", "Noyal-Châtillon-sur-Seiche", 72),
            new Commune("35208", "Orgères", 49),
            new Commune("35210", "Pacé", 120),
            new Commune("35216", "Parthenay-de-Bretagne", 18),
            new Commune("35363", "Pont-Péan", 45),
            new Commune("35238", "Rennes", 2220),
            new Commune("35240", "Le Rheu", 93),
            new Commune("35245", "Romillé", 41),
            new Commune("35250", "Saint-Armel", 22),
            new Commune("35266", "Saint-Erblon", 35),
            new Commune("35275", "Saint-Gilles", 53),
            new Commune("35278", "Saint-Grégoire", 99),
            new Commune("35281", "Saint-Jacques-de-la-Lande", 135),
            new Commune("35315", "Saint-Sulpice-la-Forêt", 15),
            new Commune("35334", "Thorigné-Fouillard", 85),
            new Commune("35351", "Le Verger", 15),
            new Commune("35352", "Vern-sur-Seiche", 81),
            new Commune("35353", "Vezin-le-Coquet", 57));

    private Territory() {}

    /** @throws IllegalArgumentException when no commune of the metropole has this INSEE code */
    public static Commune commune(String code) {
        return COMMUNES.stream()
                .filter(commune -> commune.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no commune of Rennes Métropole has code " + code));
    }

    static int totalWeight() {
        return COMMUNES.stream().mapToInt(Commune::weight).sum();
    }
}
