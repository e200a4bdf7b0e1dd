package io.netsplit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;

/** The arrows of docs/architecture.md inside the core. */
@AnalyzeClasses(packages = "io.netsplit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.netsplit.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theCoreKnowsNoScenarioFilesNoScreenNoCluster = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsplit.scenario..",
                    "org.snakeyaml..",
                    "picocli..",
                    "javafx..",
                    "java.awt..",
                    "org.jgroups..",
                    "org.apache.ratis..",
                    "com.hazelcast..")
            .because("simulator-core is a library that people use from plain Java and JUnit");

    @ArchTest
    static final ArchRule aProtocolActsOnlyThroughItsContext = noClasses()
            .that()
            .resideInAPackage("io.netsplit.system..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netsplit.cluster..", "io.netsplit.network..", "io.netsplit.fault..", "io.netsplit.run..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.netsplit.kernel.Simulation")
            .because("the same class runs in virtual time and on a real network");

    @ArchTest
    static final ArchRule theKernelKnowsOnlyChance = noClasses()
            .that()
            .resideInAPackage("io.netsplit.kernel..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("io.netsplit.kernel..", "io.netsplit.random..", "java..", "org.jspecify..");

    private static final DescribedPredicate<JavaClass> CONCURRENT = JavaClass.Predicates.resideInAPackage(
                    "java.util.concurrent..")
            .and(DescribedPredicate.not(JavaClass.Predicates.type(TimeUnit.class)))
            .as("java.util.concurrent, but its names of units");

    @ArchTest
    static final ArchRule theSimulatedWorldHasNoThreads = noClasses()
            .that()
            .resideOutsideOfPackages("io.netsplit.check.linearizability.judge", "io.netsplit.pace")
            .and()
            .doNotHaveFullyQualifiedName("io.netsplit.traffic.cache.CaffeineStore")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .dependOnClassesThat(CONCURRENT)
            .because(
                    "one run is one thread; the runner runs many runs side by side. The judge, which works after the run, takes"
                            + " an executor from its caller; the pace is where what is outside of a run comes in; Caffeine is given"
                            + " an executor that is the caller");
}
