package io.netsplit.visualizer;

import io.netsplit.trace.TraceHeader;
import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.MetricTable;
import io.netsplit.visualizer.model.OpenedRun;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.model.Sweep;
import io.netsplit.visualizer.model.SweepVariant;
import io.netsplit.visualizer.model.SweepVariant.CurvePoint;
import io.netsplit.visualizer.model.SweepVariant.ServerQueue;
import io.netsplit.visualizer.model.SweepVariant.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ten seconds of three servers under two algorithms: s2 is slow from 4 s to 6 s, which one of them does not see. */
public final class SampleSweep {
    public static final long SECOND = SampleTrace.SECOND;
    private static final long MILLI = 1_000_000L;

    private SampleSweep() {}

    public static OpenedRun balancing() {
        return opened(sweep(List.of(variant("blind", 400, 40), variant("seeing", 20, 3))));
    }

    /** So many algorithms and servers. */
    public static OpenedRun balancing(int algorithms, int servers) {
        List<SweepVariant> variants = new ArrayList<>();
        for (int i = 0; i < algorithms; i++) {
            SweepVariant two = variant("an-algorithm-with-a-long-name-" + i, 20 + i, 3 + i);
            List<ServerQueue> queues = new ArrayList<>();
            for (int server = 0; server < servers; server++) {
                queues.add(two.servers().get(server % 3));
            }
            variants.add(new SweepVariant(two.name(), two.curve(), two.steps(), queues, two.fairness(), two.figures()));
        }
        return opened(sweep(variants));
    }

    public static OpenedRun opened(Sweep sweep) {
        TraceHeader header = new TraceHeader("0.1.0", "sample", "blind", 1, 10 * SECOND, List.of(), List.of());
        return new OpenedRun(
                Recording.untraced(header, sweep.faults()),
                "Two algorithms",
                "netsplit replay sample --variant blind --seed 1",
                List.of(),
                Optional.empty(),
                List.of(),
                sweep,
                "netsplit");
    }

    public static Sweep sweep(List<SweepVariant> variants) {
        return new Sweep(
                5,
                10 * SECOND,
                SECOND,
                List.of(new FaultSpan("gray", "s2", List.of(), List.of(), 4 * SECOND, 6 * SECOND)),
                variants,
                List.of(
                        table("latency.p99", "ns", 400e6, "no difference shown"),
                        table("latency.p50", "ns", 5e6, "better")));
    }

    private static MetricTable table(String metric, String unit, double base, String finding) {
        return new MetricTable(
                metric,
                unit,
                "blind",
                true,
                List.of(
                        new MetricTable.Row(
                                "blind", base, base / 4, 5, Double.NaN, Double.NaN, Double.NaN, "baseline", true),
                        new MetricTable.Row("seeing", base * 0.9, base / 4, 5, 0.9, 0.5, 1.62, finding, true)));
    }

    private static SweepVariant variant(String name, long slowestMs, double longest) {
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i <= 60; i++) {
            double share = 1 - StrictMath.pow(10, -i / 20.0);
            curve.add(new CurvePoint(share, (long) (MILLI + slowestMs * MILLI * i / 60.0)));
        }
        List<Step> steps = new ArrayList<>();
        List<Double> slow = new ArrayList<>();
        List<Double> quick = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean bad = i >= 8 && i < 12;
            steps.add(new Step(i * SECOND / 2, (i + 1) * SECOND / 2, 5 * MILLI, (bad ? slowestMs : 10) * MILLI));
            slow.add(bad ? longest : 1.5);
            quick.add(1.2);
        }
        long step = SECOND / 2;
        return new SweepVariant(
                name,
                curve,
                steps,
                List.of(
                        new ServerQueue("s1", 0.5, step, quick),
                        new ServerQueue("s2", 0.9, step, slow),
                        new ServerQueue("s3", 0.5, step, quick)),
                0.9,
                Map.of("latency.p50", 5e6, "latency.p99", slowestMs * 1e6, "availability", 0.9995));
    }
}
