package io.netsplit.scenario.runner;

import io.netsplit.scenario.format.model.RunSettings;
import io.netsplit.scenario.result.LabLook;
import io.netsplit.scenario.result.VariantCharts;
import io.netsplit.scenario.result.VariantCharts.ServerSeries;
import io.netsplit.stats.LatencyHistogram;
import io.netsplit.traffic.LabRun;
import io.netsplit.traffic.recording.Observations;
import io.netsplit.traffic.recording.TimeLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what a run of the traffic lab has come to while it takes place. To look changes nothing. */
final class LabLooks {
    private final RunSettings settings;
    private final List<String> servers;
    private final LabRun run;

    /** @param servers their names, in the order of the run */
    LabLooks(RunSettings settings, List<String> servers, LabRun run) {
        this.settings = settings;
        this.servers = servers;
        this.run = run;
    }

    LabLook now() {
        Observations seen = run.observations().orElseThrow();
        ChartRecorder charts = new ChartRecorder(settings.warmupNs(), settings.durationNs(), servers);
        charts.add(seen, true);
        int step = charts.step(run.simulation().now());
        return new LabLook(upTo(charts.charts(), step), figures(charts, seen.timeLine()), settings.warmupNs());
    }

    /** The times of a step are known at its end; until then it has what is there now. What has not been yet is no empty queue. */
    private VariantCharts upTo(VariantCharts charts, int step) {
        boolean goesOn = run.simulation().now() < settings.durationNs();
        List<ServerSeries> series = new ArrayList<>();
        for (int server = 0; server < servers.size(); server++) {
            ServerSeries one = charts.servers().get(server);
            List<Double> queue = new ArrayList<>(one.queue().subList(0, step + 1));
            if (goesOn) {
                queue.set(step, (double) run.server(server).present());
            }
            series.add(new ServerSeries(one.name(), one.utilisation(), one.stepNs(), queue));
        }
        return new VariantCharts(
                charts.runs(),
                charts.curve(),
                charts.overTime(),
                series,
                charts.fairness(),
                charts.batches(),
                charts.batchNs());
    }

    private Map<String, Double> figures(ChartRecorder charts, TimeLine line) {
        Map<String, Double> figures = new LinkedHashMap<>();
        LatencyHistogram latencies = charts.latencies();
        if (latencies.count() > 0) {
            figures.put("latency.p50", (double) latencies.quantile(0.5));
            figures.put("latency.p99", (double) latencies.quantile(0.99));
        }
        long ok = 0;
        long ended = 0;
        for (int step = charts.step(settings.warmupNs()); step < line.steps(); step++) {
            ok += line.ok(step);
            ended += line.ended(step);
        }
        if (ended > 0) {
            figures.put("availability", (double) ok / ended);
        }
        return figures;
    }
}
