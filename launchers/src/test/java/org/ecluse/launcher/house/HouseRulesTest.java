package org.ecluse.launcher.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md: who may import whom. */
@AnalyzeClasses(
        packages = "org.ecluse",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.NoJarOfTests.class})
class HouseRulesTest {

    /** Tests that other modules use come as a jar when this one is packaged, and as a folder when it is not. */
    static final class NoJarOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule only_connector_edc_knows_the_protocol_shell = noClasses()
            .that()
            .resideOutsideOfPackages("org.ecluse.connector.edc..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.edc..");

    @ArchTest
    static final ArchRule the_policy_engine_stands_alone = noClasses()
            .that()
            .resideInAPackage("org.ecluse.policy..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("org.ecluse.policy..", "java..", "jakarta.json..", "com.apicatalog..");

    @ArchTest
    static final ArchRule trust_knows_neither_policies_nor_contracts = noClasses()
            .that()
            .resideInAPackage("org.ecluse.trust..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.ecluse.policy..", "org.ecluse.contracts..", "org.ecluse.connector..", "org.ecluse.registry..");

    @ArchTest
    static final ArchRule contracts_know_policies_only = noClasses()
            .that()
            .resideInAPackage("org.ecluse.contracts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ecluse.trust..", "org.ecluse.connector..", "org.ecluse.registry..");

    @ArchTest
    static final ArchRule the_connector_does_not_know_the_registry = noClasses()
            .that()
            .resideInAPackage("org.ecluse.connector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.ecluse.registry..");

    @ArchTest
    static final ArchRule nothing_imports_the_launchers = noClasses()
            .that()
            .resideOutsideOfPackage("org.ecluse.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.ecluse.launcher..");

    @ArchTest
    static final ArchRule the_policy_packages_have_no_cycle =
            slices().matching("org.ecluse.policy.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_contracts_packages_have_no_cycle =
            slices().matching("org.ecluse.contracts.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_connector_packages_have_no_cycle =
            slices().matching("org.ecluse.connector.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_trust_packages_have_no_cycle =
            slices().matching("org.ecluse.trust.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule domain_code_asks_for_the_time_through_a_port = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.ecluse.policy..", "org.ecluse.contracts..", "org.ecluse.connector..", "org.ecluse.trust..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .callConstructor(java.net.URL.class, String.class);

    @ArchTest
    static final ArchRule no_class_is_named_for_nothing = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils");
}
