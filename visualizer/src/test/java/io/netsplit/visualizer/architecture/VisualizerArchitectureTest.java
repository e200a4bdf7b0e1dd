package io.netsplit.visualizer.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/architecture.md in this module. */
@AnalyzeClasses(packages = "io.netsplit.visualizer", importOptions = ImportOption.DoNotIncludeTests.class)
class VisualizerArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.netsplit.visualizer.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheWindowKnowsTheToolkit = noClasses()
            .that()
            .resideOutsideOfPackage("io.netsplit.visualizer.window..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx..")
            .because("pictures are made and exported without a display");

    @ArchTest
    static final ArchRule nothingReachesIntoAnEngine = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsplit.cluster..",
                    "io.netsplit.kernel..",
                    "io.netsplit.network..",
                    "io.netsplit.run..",
                    "io.netsplit.fault..",
                    "io.netsplit.system.*..",
                    "io.netsplit.real..",
                    "io.netsplit.scenario.runner..")
            .because("the dashboard reads traces, histories, metrics and verdicts");

    @ArchTest
    static final ArchRule aProtocolIsNotKnown = classes()
            .that()
            .resideInAnyPackage(
                    "io.netsplit.visualizer.model..",
                    "io.netsplit.visualizer.session..",
                    "io.netsplit.visualizer.picture..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "io.netsplit.trace..", "io.netsplit.json..", "io.netsplit.visualizer..")
            .because("a new protocol shows with no line changed here");

    @ArchTest
    static final ArchRule drawingsKnowNoRun = noClasses()
            .that()
            .resideInAnyPackage("io.netsplit.visualizer.drawing..", "io.netsplit.visualizer.theme..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsplit.visualizer.model..",
                    "io.netsplit.visualizer.session..",
                    "io.netsplit.visualizer.picture..");
}
