package io.netsplit.scenario.runner;

import io.netsplit.history.Operation;
import io.netsplit.run.RunResult;
import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantCharts.CurvePoint;
import io.netsplit.scenario.result.VariantCharts.ServerSeries;
import io.netsplit.scenario.result.VariantCharts.Step;
import io.netsplit.stats.Fairness;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.traffic.recording.Observations;
import io.netsplit.traffic.recording.ServerTimes;
import io.netsplit.traffic.recording.TimeLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Pools the runs of one variant for its charts. Everything is counted in whole numbers, so that it does not matter which run
 * ends first, and memory does not grow with the runs: a histogram for each step of the time axis, and two sums for each step
 * and server.
 */
final class ChartRecorder {
    private static final int BATCHES = 30;
    private static final int LEAST_BATCHES = 10;

    /** Points of the curve for each factor of ten in the share that is slower. */
    private static final int POINTS_PER_NINE = 20;

    private final long warmupNs;
    private final long endNs;
    private final long stepNs;
    private final LatencyHistogram[] latencies;
    private final List<String> servers;
    private final long[][] busyNs;
    private final long[][] presentNs;
    private final long[][] lengthNs;
    private int runs;
    private boolean hasFaults;

    /** @param servers their names, where the variant has servers */
    ChartRecorder(long warmupNs, long endNs, List<String> servers) {
        this.warmupNs = warmupNs;
        this.endNs = endNs;
        this.servers = List.copyOf(servers);
        stepNs = Buckets.lengthNs(endNs);
        int steps = Math.toIntExact((endNs + stepNs - 1) / stepNs);
        latencies = new LatencyHistogram[steps];
        for (int i = 0; i < steps; i++) {
            latencies[i] = LatencyHistogram.coarse();
        }
        busyNs = new long[servers.size()][steps];
        presentNs = new long[servers.size()][steps];
        lengthNs = new long[servers.size()][steps];
    }

    /** Takes a run of a cluster. */
    synchronized void add(RunResult run) {
        runs++;
        hasFaults |= !run.faults().isEmpty();
        for (Operation operation : run.history().operations()) {
            int step = (int) (operation.invokedNs() / stepNs);
            if (operation.isOk() && step < latencies.length) {
                latencies[step].add(operation.completedNs() - operation.invokedNs());
            }
        }
    }

    /** Takes a run of the traffic lab, whose time line has the same steps. */
    synchronized void add(Observations seen, boolean faulty) {
        runs++;
        hasFaults |= faulty;
        TimeLine line = seen.timeLine();
        for (int step = 0; step < Math.min(line.steps(), latencies.length); step++) {
            latencies[step].merge(line.latencies(step));
            for (int server = 0; server < servers.size(); server++) {
                ServerTimes times = line.server(step, server);
                busyNs[server][step] += StrictMath.round(times.busyNs());
                presentNs[server][step] += StrictMath.round(times.presentNs());
                lengthNs[server][step] += times.lengthNs();
            }
        }
    }

    /** Latencies after the warm-up. */
    synchronized LatencyHistogram latencies() {
        return pooled(firstStep(), latencies.length);
    }

    /** The step in which an instant lies; the last for all that come later. */
    int step(long timeNs) {
        return (int) Math.min(latencies.length - 1, timeNs / stepNs);
    }

    /** What is drawn of the runs so far. */
    synchronized VariantCharts charts() {
        List<ServerSeries> series =
                IntStream.range(0, servers.size()).mapToObj(this::server).toList();
        double[] utilisations =
                series.stream().mapToDouble(ServerSeries::utilisation).toArray();
        List<Map<String, Double>> batches = runs == 1 && !hasFaults ? batches() : List.of();
        return new VariantCharts(
                runs, curve(), overTime(), series, Fairness.jain(utilisations), batches, batchSteps() * stepNs);
    }

    private int firstStep() {
        return Math.toIntExact(Math.min(latencies.length, (warmupNs + stepNs - 1) / stepNs));
    }

    private LatencyHistogram pooled(int from, int to) {
        LatencyHistogram all = LatencyHistogram.coarse();
        for (int step = from; step < to; step++) {
            all.merge(latencies[step]);
        }
        return all;
    }

    private List<CurvePoint> curve() {
        LatencyHistogram all = pooled(firstStep(), latencies.length);
        List<CurvePoint> points = new ArrayList<>();
        if (all.count() == 0) {
            return points;
        }
        double most = StrictMath.log10(all.count());
        for (int i = 0; i <= most * POINTS_PER_NINE; i++) {
            double share = 1 - StrictMath.pow(10, -(double) i / POINTS_PER_NINE);
            points.add(new CurvePoint(share, all.quantile(share)));
        }
        return points;
    }

    private List<Step> overTime() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < latencies.length; i++) {
            LatencyHistogram here = latencies[i];
            if (here.count() > 0) {
                long startNs = i * stepNs;
                steps.add(new Step(
                        startNs,
                        Math.min(endNs, startNs + stepNs),
                        here.count(),
                        here.mean(),
                        here.quantile(0.5),
                        here.quantile(0.99)));
            }
        }
        return steps;
    }

    private ServerSeries server(int server) {
        List<Double> queue = new ArrayList<>();
        long busy = 0;
        long length = 0;
        for (int step = 0; step < latencies.length; step++) {
            long here = lengthNs[server][step];
            queue.add(here == 0 ? 0.0 : (double) presentNs[server][step] / here);
            if (step >= firstStep()) {
                busy += busyNs[server][step];
                length += here;
            }
        }
        return new ServerSeries(servers.get(server), length == 0 ? 0 : (double) busy / length, stepNs, queue);
    }

    private int batchSteps() {
        return Math.max(1, (latencies.length - firstStep()) / BATCHES);
    }

    /** The steps after the warm-up in batches of equal length; too few of them tell nothing. */
    private List<Map<String, Double>> batches() {
        List<Map<String, Double>> batches = new ArrayList<>();
        int size = batchSteps();
        for (int step = firstStep(); step + size <= latencies.length && batches.size() < BATCHES; step += size) {
            batches.add(figures(pooled(step, step + size)));
        }
        return batches.size() < LEAST_BATCHES ? List.of() : batches;
    }

    private static Map<String, Double> figures(LatencyHistogram batch) {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (batch.count() > 0) {
            figures.put("latency.mean", batch.mean());
            figures.put("latency.p50", (double) batch.quantile(0.5));
            figures.put("latency.p90", (double) batch.quantile(0.9));
            figures.put("latency.p95", (double) batch.quantile(0.95));
            figures.put("latency.p99", (double) batch.quantile(0.99));
        }
        return figures;
    }
}
