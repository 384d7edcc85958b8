package org.ecluse.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.ecluse.launcher.fleet.Partner;

/** Everybody joins with a one-time code; a code works once; Irisa becomes a researchers' institution with a study. */
final class EnrolmentChapter implements Chapter {
    static final String STUDY = "urn:ecluse:study:flux-campus";
    static final String PURPOSE = "https://w3id.org/dpv#AcademicResearch";

    @Override
    public String title() {
        return "enrolment";
    }

    @Override
    public void play(Scene scene) {
        for (Partner partner : scene.cast().partners()) {
            enrol(scene, partner);
        }
        scene.registryDoes(
                "accredit", Cast.IRISA, "--institution", "Université de Rennes", "--until", "2035-12-31T23:59:59Z");
        scene.registryDoes(
                "study",
                "add",
                STUDY,
                "--title",
                "Flux Campus",
                "--lead",
                Cast.IRISA,
                "--member",
                Cast.IRISA,
                "--purpose",
                PURPOSE,
                "--starts",
                "2020-01-01T00:00:00Z",
                "--ends",
                "2035-12-31T23:59:59Z");
        scene.stage().asTold("study.registered", STUDY);
    }

    private static void enrol(Scene scene, Partner partner) {
        String code = scene.registryDoes("code", partner.name(), "--display-name", partner.displayName())
                .path("code")
                .asText();
        JsonNode enrolled = scene.does(partner.name(), "enrol", code);
        scene.stage()
                .asTold("enrolled", partner.displayName(), enrolled.path("did").asText());
    }
}
