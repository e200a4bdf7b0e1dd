package io.netsplit.scenario.determinism;

import io.netsplit.kernel.Limits;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.assertion.TrafficFacts;
import io.netsplit.scenario.assertion.TrafficQuestions;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.model.ScenarioFile;
import io.netsplit.scenario.format.model.TrafficChoice;
import io.netsplit.scenario.format.model.Variant;
import io.netsplit.scenario.plan.Planner;
import io.netsplit.scenario.plan.TrafficPlan;
import io.netsplit.scenario.plan.TrafficPlanner;
import io.netsplit.traffic.LabRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program of the determinism proof, run in JVMs of its own: prints the digest of every variant of every file in the
 * library under one seed. With a file, a variant and a target it writes the trace of that one run instead.
 */
final class Digests {
    /** Enough to be past the first faults of every file. */
    private static final long MOST_EVENTS = 100_000;

    private static final long SEED = 1;

    private Digests() {}

    public static void main(String[] arguments) throws IOException {
        Path library = Path.of(arguments[0]);
        if (arguments.length == 1) {
            for (Path file : files(library)) {
                for (Variant variant : read(library, file).variants()) {
                    System.out.println(file.getFileName() + " " + variant.name() + " " + digest(variant));
                }
            }
            return;
        }
        Path file = files(library).stream()
                .filter(one -> String.valueOf(one.getFileName()).equals(arguments[1]))
                .findFirst()
                .orElseThrow();
        Variant variant = read(library, file).variant(arguments[2]).orElseThrow();
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[3]))) {
            Run.trace(spec(variant), new Run.Labels("proof", arguments[1], variant.name()), out)
                    .whole();
        }
    }

    static List<Path> files(Path library) throws IOException {
        try (Stream<Path> files = Files.walk(library)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static ScenarioFile read(Path library, Path file) {
        return new ScenarioReader()
                .read(file, library.relativize(file).toString())
                .file()
                .orElseThrow(() -> new IllegalStateException(file + " is not a valid scenario"));
    }

    private static String digest(Variant variant) {
        if (variant.scenario().system() instanceof TrafficChoice) {
            TrafficFacts facts = traffic(variant.scenario());
            return facts.digest() + " " + facts.events() + " " + facts.seen().sent();
        }
        RunResult run = Run.execute(spec(variant));
        return run.digest() + " " + run.events() + " " + run.observed();
    }

    private static TrafficFacts traffic(Scenario scenario) {
        TrafficPlan plan = TrafficPlanner.plan(scenario, SEED);
        TrafficQuestions questions = new TrafficQuestions(scenario, plan, List.of());
        LabRun run = plan.prepare(
                questions.watch(scenario.run().durationNs(), false), Limits.DEFAULT.withMaxEvents(MOST_EVENTS));
        return new TrafficFacts(scenario, plan, questions, run, run.finish());
    }

    /** All invariants are watched, so that they are proved deterministic as well. */
    private static RunSpec spec(Variant variant) {
        return Planner.plan(
                variant.scenario(),
                SEED,
                variant.scenario().cluster().protocol().invariantNames(),
                Limits.DEFAULT.withMaxEvents(MOST_EVENTS));
    }
}
