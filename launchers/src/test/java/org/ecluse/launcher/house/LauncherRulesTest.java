package org.ecluse.launcher.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows inside the launchers. */
@AnalyzeClasses(packages = "org.ecluse.launcher", importOptions = ImportOption.DoNotIncludeTests.class)
class LauncherRulesTest {
    @ArchTest
    static final ArchRule the_launchers_packages_have_no_cycle =
            slices().matching("org.ecluse.launcher.(**)").should().beFreeOfCycles();
}
