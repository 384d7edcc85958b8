package org.ecluse.launcher.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Set;

/**
 * The registry's arrows. Its classes are in a web archive and on nobody's class path, so they are read from where they
 * were compiled; a rule that finds none of them fails.
 */
@AnalyzeClasses(locations = RegistryRulesTest.Compiled.class)
class RegistryRulesTest {

    static final class Compiled implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> test) {
            return Set.of(Location.of(Path.of("..", "participants", "registry", "target", "classes")));
        }
    }

    @ArchTest
    static final ArchRule the_registry_knows_trust_and_none_of_the_other_modules = noClasses()
            .that()
            .resideInAPackage("org.ecluse.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.ecluse.policy..", "org.ecluse.contracts..", "org.ecluse.connector..", "org.ecluse.launcher..");

    @ArchTest
    static final ArchRule the_registry_packages_have_no_cycle =
            slices().matching("org.ecluse.registry.(*)..").should().beFreeOfCycles();
}
