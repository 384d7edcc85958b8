package org.ecluse.launcher.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ecluse.launcher.fleet.Partner;

/**
 * Who plays: the registry and six partners, each with a folder and a block of ten ports of its own.
 *
 * @param folder where their folders are
 * @param portBase the registry's port; the partners' blocks follow
 */
record Cast(Path folder, int portBase, List<Partner> partners) {
    static final String RENNES = "rennes-metropole";
    static final String ENEDIS = "enedis";
    static final String KEOLIS = "keolis";
    static final String OUEST_FRANCE = "ouest-france";
    static final String IRISA = "irisa";
    static final String START_UP = "start-up";

    private static final int BLOCK = 10;
    private static final List<List<String>> ROLES = List.of(
            List.of(RENNES, "Rennes Métropole"),
            List.of(ENEDIS, "Enedis"),
            List.of(KEOLIS, "Keolis Rennes"),
            List.of(OUEST_FRANCE, "Ouest-France"),
            List.of(IRISA, "Irisa"),
            List.of(START_UP, "Une jeune pousse"));
    /** How many ports the whole cast takes. */
    static final int PORTS = BLOCK * (ROLES.size() + 1);

    static Cast in(Path folder, int portBase) {
        List<Partner> partners = new ArrayList<>();
        for (List<String> role : ROLES) {
            int base = portBase + BLOCK * (partners.size() + 1);
            Path config = folder.resolve(role.get(0)).resolve("connector.properties");
            partners.add(new Partner(role.get(0), role.get(1), base, config));
        }
        return new Cast(folder, portBase, List.copyOf(partners));
    }

    Path registryConfig() {
        return folder.resolve("registry").resolve("registry.properties");
    }

    URI registry() {
        return URI.create("http://127.0.0.1:" + portBase);
    }

    Partner partner(String name) {
        return partners.stream()
                .filter(partner -> partner.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Where what a partner fetched is put. */
    Path fetched(String partner, String file) {
        return folder.resolve(partner).resolve("fetched").resolve(file);
    }
}
