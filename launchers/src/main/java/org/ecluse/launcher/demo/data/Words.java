package org.ecluse.launcher.demo.data;

import java.util.List;

/** The words that made-up streets, blocks, stops and articles are put together from. */
final class Words {
    static final List<String> QUARTERS = List.of(
            "Centre",
            "Nord",
            "Sud",
            "Est",
            "Ouest",
            "Gare",
            "Mairie",
            "Les Landes",
            "La Plaine",
            "Le Bourg",
            "Maurepas",
            "Villejean",
            "Bréquigny",
            "Cleunay",
            "Beauregard",
            "La Poterie",
            "Le Blosne",
            "Longs Champs",
            "Patton",
            "Thabor",
            "Sainte-Thérèse",
            "Arsenal",
            "Redon",
            "Lorient",
            "Saint-Martin",
            "Les Gayeulles",
            "Beaulieu",
            "Francisco Ferrer",
            "Vern",
            "Champs Manceaux");
    static final List<String> STREET_TYPES =
            List.of("RUE", "RUE", "RUE", "RUE", "AVENUE", "BOULEVARD", "ALLEE", "IMPASSE", "PLACE", "SQUARE", "CHEMIN");
    static final List<String> STREET_FIRST = List.of(
            "DE LA", "DES", "DU", "ANATOLE", "JEAN", "JULES", "MARIE", "LOUISE", "PIERRE", "SIMONE", "HENRI", "ANNE");
    static final List<String> STREET_LAST = List.of(
            "CROIX",
            "LILAS",
            "MOULIN",
            "GLYCINES",
            "VERGER",
            "FONTAINE",
            "PRAIRIES",
            "CHENE",
            "FERRY",
            "GUEHENNO",
            "LE GUEN",
            "MOREAU",
            "DE BRETAGNE",
            "DUPONT",
            "BERTHELOT",
            "GAUTIER",
            "LAENNEC",
            "MICHEL",
            "PASTEUR",
            "ROUAULT",
            "SURCOUF",
            "TASCHER",
            "VALLEE",
            "VIGNES",
            "ETANG",
            "HALAGE",
            "ORMEAUX",
            "PEUPLIERS",
            "TILLEULS");
    static final List<String> SUBJECTS = List.of(
            "Le conseil municipal",
            "L'association des commerçants",
            "Une équipe de chercheurs",
            "Le club de handball",
            "La bibliothèque",
            "Un collectif d'habitants",
            "La compagnie de théâtre",
            "L'école primaire",
            "Le comité de quartier",
            "La coopérative agricole");
    static final List<String> VERBS = List.of(
            "présente", "inaugure", "défend", "prépare", "annonce", "raconte", "met en place", "célèbre", "propose");
    static final List<String> OBJECTS = List.of(
            "un nouveau plan vélo",
            "la rénovation de la halle",
            "un jardin partagé",
            "sa saison d'automne",
            "une exposition sur l'eau",
            "un marché de producteurs",
            "la réouverture du canal",
            "un atelier de réparation",
            "un budget « participatif »",
            "une fête des voisins");
    static final List<String> ENDINGS = List.of(
            "Les habitants sont invités à donner leur avis avant la fin du mois.",
            "Le projet doit encore être voté.",
            "Une première réunion publique a rassemblé une centaine de personnes.",
            "Les travaux dureront trois mois, sans couper la circulation.",
            "« C'est l'aboutissement de deux ans de travail », dit-on à la mairie.",
            "L'entrée est libre, sur inscription.",
            "Le coût est partagé entre la commune et la métropole.",
            "D'autres communes suivent l'expérience de près.");

    private Words() {}
}
