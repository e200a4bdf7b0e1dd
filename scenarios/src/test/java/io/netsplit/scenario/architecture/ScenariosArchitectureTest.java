package io.netsplit.scenario.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.netsplit.kernel.Outcome;

/** The arrows of docs/architecture.md between the modules and inside this one. */
@AnalyzeClasses(packages = "io.netsplit", importOptions = ImportOption.DoNotIncludeTests.class)
class ScenariosArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.netsplit.scenario.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCommandLineNamesNoBackEndAndNoScreen = noClasses()
            .that()
            .resideInAPackage("io.netsplit.scenario..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsplit.node.real..",
                    "io.netsplit.visualizer..",
                    "javafx..",
                    "org.jgroups..",
                    "org.apache.ratis..",
                    "com.hazelcast..")
            .because("back ends and the dashboard are found by ServiceLoader");

    @ArchTest
    static final ArchRule theFormatRunsNothing = noClasses()
            .that()
            .resideInAPackage("io.netsplit.scenario.format..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.netsplit.run..", "io.netsplit.cluster..", "io.netsplit.scenario.runner..")
            .because("data flows one way: a scenario is parsed, then planned, then run");

    @ArchTest
    static final ArchRule reportsReadResultsOnly = noClasses()
            .that()
            .resideInAPackage("io.netsplit.scenario.report..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.netsplit.cluster..", "io.netsplit.kernel..", "io.netsplit.system..")
                            .and(not(equivalentTo(Outcome.class))))
            .because("nothing downstream of the trace reaches into an engine; how a run ended is a word of its result");
}
