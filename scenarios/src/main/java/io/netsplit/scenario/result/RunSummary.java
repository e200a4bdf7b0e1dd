package io.netsplit.scenario.result;

import io.netsplit.kernel.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one run: a few kilobytes, whatever its length. Times are virtual nanoseconds since the start of the run.
 *
 * @param variant the variant's name
 * @param seed the run's seed
 * @param digest the trace digest, 16 hexadecimal digits; the same with and without a trace
 * @param outcome why the simulation ended; anything but REACHED_TIME or DRAINED makes verdicts unknown
 * @param events simulator events processed
 * @param simulatedNs virtual time reached
 * @param operations client operations invoked
 * @param metrics figures of the whole run after the warm-up, by metric name with statistic, as "latency.p99" (ns),
 *     "availability" (share), "elections" (count); a metric without a sample is absent
 * @param counters how often each interesting state was reached, by name
 * @param epochWord what the protocol calls the number that grows with every new leader: "term" or "epoch"
 * @param leaders who led, when
 * @param faults which faults were active, when
 * @param splitBrains when more than one node believed that it led
 * @param latencies percentiles over all operations (function "all") and per function
 * @param availability in the order: all, then the sides of the first partition (majority, minority) where there was one
 * @param inconsistency why the history is not at a level that was asked for; null where it is, or was not checked
 * @param scorecard what was left of availability and consistency before, during and after the faults; empty where nobody
 *     asked for it
 */
public record RunSummary(
        String variant,
        long seed,
        String digest,
        Outcome outcome,
        long events,
        long simulatedNs,
        long operations,
        Map<String, Double> metrics,
        Map<String, Long> counters,
        String epochWord,
        List<RoleInterval> leaders,
        List<FaultInterval> faults,
        List<SplitBrain> splitBrains,
        List<Latency> latencies,
        List<AvailabilitySeries> availability,
        @Nullable Inconsistency inconsistency,
        List<ScorecardRow> scorecard) {
    public RunSummary {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        counters = Collections.unmodifiableMap(new LinkedHashMap<>(counters));
        leaders = List.copyOf(leaders);
        faults = List.copyOf(faults);
        splitBrains = List.copyOf(splitBrains);
        latencies = List.copyOf(latencies);
        availability = List.copyOf(availability);
        scorecard = List.copyOf(scorecard);
    }

    /** The same run with this scorecard. */
    public RunSummary withScorecard(List<ScorecardRow> rows) {
        return new RunSummary(
                variant,
                seed,
                digest,
                outcome,
                events,
                simulatedNs,
                operations,
                metrics,
                counters,
                epochWord,
                leaders,
                faults,
                splitBrains,
                latencies,
                availability,
                inconsistency,
                rows);
    }

    /** The same run with these figures among its metrics. */
    public RunSummary withFigures(Map<String, Double> more) {
        Map<String, Double> all = new LinkedHashMap<>(metrics);
        all.putAll(more);
        return new RunSummary(
                variant,
                seed,
                digest,
                outcome,
                events,
                simulatedNs,
                operations,
                all,
                counters,
                epochWord,
                leaders,
                faults,
                splitBrains,
                latencies,
                availability,
                inconsistency,
                scorecard);
    }

    /** The outcome's word, as "reached-time". */
    public String outcomeWord() {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True where a bound ended the run, so that its verdicts are unknown at best. */
    public boolean isCutShort() {
        return outcome.isUnknown();
    }
}
