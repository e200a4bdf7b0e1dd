package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RunDetail.LatencyBucket;
import java.util.List;
import java.util.function.ToLongFunction;

/** Latency over time on a logarithmic scale: the median, the 99th percentile and the worst. */
final class LatencyPanel {
    private static final double FLOOR_NS = 1_000;

    private final Svg svg;
    private final TimeAxis axis;
    private final double top;
    private final double height;
    private final int lowest;
    private final int highest;

    private LatencyPanel(Svg svg, TimeAxis axis, double top, double height, List<LatencyBucket> buckets) {
        this.svg = svg;
        this.axis = axis;
        this.top = top;
        this.height = height;
        double least = buckets.stream().mapToDouble(LatencyBucket::p50Ns).min().orElse(1e6);
        double most = buckets.stream().mapToDouble(LatencyBucket::maxNs).max().orElse(1e6);
        this.lowest = (int) StrictMath.floor(StrictMath.log10(Math.max(FLOOR_NS, least)));
        this.highest = Math.max(lowest + 1, (int) StrictMath.ceil(StrictMath.log10(Math.max(FLOOR_NS, most))));
    }

    static void draw(Svg svg, TimeAxis axis, double top, double height, List<LatencyBucket> all) {
        List<LatencyBucket> buckets =
                all.stream().filter(bucket -> bucket.count() > 0).toList();
        svg.text("panel-title", 12, top - 8, Svg.Anchor.start, "latency of operations answered ok");
        if (buckets.isEmpty()) {
            svg.text("tick", axis.left() + 8, top + height / 2, Svg.Anchor.start, "nothing was answered");
            return;
        }
        new LatencyPanel(svg, axis, top, height, buckets).draw(buckets);
    }

    private void draw(List<LatencyBucket> buckets) {
        for (int power = lowest; power <= highest; power++) {
            double value = StrictMath.pow(10, power);
            svg.line("grid", axis.left(), y(value), axis.right(), y(value));
            svg.text("tick", axis.left() - 8, y(value) + 4, Svg.Anchor.end, label(power));
        }
        series("max", buckets, LatencyBucket::maxNs, 0);
        series("p99", buckets, LatencyBucket::p99Ns, 1);
        series("p50", buckets, LatencyBucket::p50Ns, 2);
    }

    private void series(String name, List<LatencyBucket> buckets, ToLongFunction<LatencyBucket> value, int row) {
        StringBuilder path = new StringBuilder();
        long expected = Long.MIN_VALUE;
        for (LatencyBucket bucket : buckets) {
            boolean broken = bucket.startNs() != expected;
            String y = Svg.number(y(value.applyAsLong(bucket)));
            path.append(broken ? 'M' : 'L')
                    .append(Svg.number(axis.x(bucket.startNs())))
                    .append(' ')
                    .append(y);
            path.append('H').append(Svg.number(axis.x(bucket.endNs())));
            expected = bucket.endNs();
        }
        svg.path("series series-" + name, path.toString(), name);
        double labelY = top + 12 + row * 18;
        svg.line("series series-" + name, axis.right() + 8, labelY - 4, axis.right() + 28, labelY - 4);
        svg.text("series-label", axis.right() + 33, labelY, Svg.Anchor.start, name);
    }

    private double y(double valueNs) {
        double position = (StrictMath.log10(Math.max(FLOOR_NS, valueNs)) - lowest) / (highest - lowest);
        return top + height * (1 - position);
    }

    /** Powers of ten nanoseconds, as "1 ms". */
    private static String label(int power) {
        String[] units = {"ns", "us", "ms", "s"};
        int unit = Math.min(units.length - 1, power / 3);
        return "1" + "0".repeat(power - 3 * unit) + " " + units[unit];
    }
}
