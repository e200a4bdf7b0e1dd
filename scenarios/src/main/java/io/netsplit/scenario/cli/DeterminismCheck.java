package io.netsplit.scenario.cli;

import io.netsplit.scenario.cli.ScenarioLoader.Loaded;
import io.netsplit.scenario.report.Style;
import io.netsplit.scenario.result.RunSummary;
import io.netsplit.scenario.result.SweepResult;
import io.netsplit.scenario.result.VariantResult;
import io.netsplit.scenario.runner.SweepOptions;
import io.netsplit.scenario.runner.SweepProgress;
import io.netsplit.scenario.runner.UnwrittenException;
import io.netsplit.trace.Divergence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Does every run a second time. The same seed must show the same events; where it does not, the first difference is shown. */
final class DeterminismCheck {
    private final Environment environment;
    private final Terminal terminal;
    private final Loaded scenario;

    DeterminismCheck(Environment environment, Terminal terminal, Loaded scenario) {
        this.environment = environment;
        this.terminal = terminal;
        this.scenario = scenario;
    }

    /** 0 where all digests are the same, 70 where one differs: that is a defect, never the scenario's fault. */
    int run(SweepOptions options, SweepResult first) {
        SweepOptions again = options.withFolder(null).withTraceAll(false).withDetail(false);
        SweepResult second = environment.engine().run(scenario.file(), again, SweepProgress.NONE);
        Map<String, String> digests = digests(second);
        int differing = 0;
        int compared = 0;
        for (VariantResult variant : first.variants()) {
            for (RunSummary run : variant.runs()) {
                String other = digests.get(key(run));
                if (other == null) {
                    continue;
                }
                compared++;
                if (!other.equals(run.digest()) && differing++ == 0) {
                    explain(run, other, options);
                }
            }
        }
        if (differing == 0) {
            String sign = terminal.outStyle().good(terminal.outStyle().symbols("✓"));
            terminal.out().println(sign + " deterministic: " + compared + " runs done twice, equal digests");
            return ExitCode.OK;
        }
        terminal.err()
                .println("netsplit: " + differing + " of " + compared
                        + " runs are not deterministic. This is a defect in netsplit; please report it.");
        return ExitCode.INTERNAL_ERROR;
    }

    private void explain(RunSummary run, String other, SweepOptions options) {
        terminal.err()
                .println("netsplit: variant " + run.variant() + ", seed " + run.seed() + ": digest " + run.digest()
                        + ", and " + other + " the second time");
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory("netsplit-determinism-");
            Path one = record(run, options, scratch.resolve("first"));
            Path two = record(run, options, scratch.resolve("second"));
            terminal.err().println(firstDifference(one, two));
        } catch (UnwrittenException e) {
            terminal.err().println("netsplit: the two runs cannot be recorded: " + Reasons.of(Reasons.cause(e)) + ".");
        } catch (IOException e) {
            terminal.err().println("netsplit: the two runs cannot be recorded: " + Reasons.of(e) + ".");
        } finally {
            if (scratch != null) {
                remove(scratch);
            }
        }
    }

    private Path record(RunSummary run, SweepOptions options, Path folder) throws IOException {
        Files.createDirectories(folder);
        SweepOptions only = options.withSeeds(List.of(run.seed()))
                .withVariants(List.of(run.variant()))
                .withTraceAll(true)
                .withDetail(false)
                .withFolder(folder);
        environment.engine().run(scenario.file(), only, SweepProgress.NONE);
        return Traces.in(folder).stream().findFirst().orElseThrow(() -> new IOException("no trace was written"));
    }

    /** Where two traces part, both sides. */
    static String firstDifference(Path one, Path two) throws IOException {
        TraceComparison compared = TraceComparison.of(
                new TraceComparison.Trace(one, "the first trace"), new TraceComparison.Trace(two, "the second trace"));
        if (compared.divergence().answer() == Divergence.Answer.SAME) {
            return "the two recorded runs are equal; only the unrecorded ones differ";
        }
        return String.join("\n", DivergenceText.of(compared, "first", "second", Style.PLAIN));
    }

    private static Map<String, String> digests(SweepResult result) {
        Map<String, String> digests = new LinkedHashMap<>();
        result.variants().forEach(variant -> variant.runs().forEach(run -> digests.put(key(run), run.digest())));
        return digests;
    }

    private static String key(RunSummary run) {
        return run.variant() + " " + run.seed();
    }

    static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
