package io.netsplit.scenario.assertion;

import io.netsplit.fault.SkippedFault;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.FaultSpan;
import io.netsplit.scenario.format.model.Assertion;
import io.netsplit.scenario.format.model.Assertion.Window;
import io.netsplit.scenario.format.model.Scenario;
import io.netsplit.scenario.format.word.Filter;
import io.netsplit.scenario.format.word.Metric;
import io.netsplit.scenario.result.AssertionResult.SeedResult;
import java.util.List;
import java.util.Map;

/**
 * A run that has been simulated, and what can be asked about it, whatever simulated it. Times are virtual nanoseconds since
 * the start of the run.
 */
public sealed interface RunFacts permits ClusterFacts, TrafficFacts {
    Scenario scenario();

    long seed();

    /** 16 hexadecimal digits over everything observable. */
    String digest();

    /** Why the simulation ended. */
    Outcome outcome();

    /** Simulator events processed. */
    long events();

    /** The end of the warm-up, which no figure counts. */
    long warmupNs();

    long endNs();

    /** Which faults were active when, in order of their start. */
    List<FaultSpan> faults();

    /** Faults that were to fire and could not. */
    List<SkippedFault> skipped();

    /** The figure, in its unit; NaN over an empty sample, or over a window that never was. */
    double measure(Metric metric, Window window, Map<Filter, List<String>> where);

    /** Judges a claim that is no figure: an invariant, a consistency model, a condition. */
    SeedResult judge(Assertion claim);
}
