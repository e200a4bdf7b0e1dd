package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.chart.HeatCell;
import io.netsplit.visualizer.model.SweepVariant;
import io.netsplit.visualizer.model.SweepVariant.ServerQueue;
import java.util.ArrayList;
import java.util.List;

/** Lengths of queues as shades: a handful of round bounds, the same for all variants, so that equal shades are equal lengths. */
final class QueueShades {
    private static final double[] BOUNDS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 100_000};
    private static final int SHADES = 6;
    private static final double ROW_MIN = 2.5;

    private final List<Double> bounds = new ArrayList<>();

    QueueShades(List<SweepVariant> variants) {
        double longest = variants.stream()
                .flatMap(variant -> variant.servers().stream())
                .flatMap(server -> server.lengths().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        int count = 1;
        while (count < BOUNDS.length && BOUNDS[count] < longest) {
            count++;
        }
        int shades = Math.min(SHADES, count);
        for (int i = 0; i < shades; i++) {
            bounds.add(BOUNDS[shades == 1 ? 0 : i * (count - 1) / (shades - 1)]);
        }
    }

    List<Double> bounds() {
        return bounds;
    }

    /** From 0 to 1; -1 for what is too short to be shaded. */
    double shade(double length) {
        int shade = -1;
        while (shade < bounds.size() - 1 && length >= bounds.get(shade + 1)) {
            shade++;
        }
        return shade < 0 ? -1 : shareOf(shade);
    }

    double shareOf(int shade) {
        return bounds.size() == 1 ? 1 : (double) shade / (bounds.size() - 1);
    }

    /** How many servers share a row where there is not room for one each. */
    static int perRow(int servers, double height) {
        return (int) Math.max(1, Math.ceil(servers * ROW_MIN / Math.max(1, height)));
    }

    /** Cells of a variant, in steps of {@code stepNs}; of servers and of times that share a cell the longest queue counts. */
    List<HeatCell> cells(SweepVariant variant, int perRow, long fromNs, long toNs, long stepNs) {
        List<HeatCell> cells = new ArrayList<>();
        List<ServerQueue> servers = variant.servers();
        for (int first = 0; first < servers.size(); first += perRow) {
            List<ServerQueue> row = servers.subList(first, Math.min(servers.size(), first + perRow));
            HeatCell open = null;
            for (long at = fromNs / stepNs * stepNs; at < toNs; at += stepNs) {
                double shade = shade(longest(row, at, stepNs));
                double start = Math.max(at, fromNs) / 1e9;
                double end = Math.min(at + stepNs, toNs) / 1e9;
                if (open != null && open.shade() == shade) {
                    open = new HeatCell(open.row(), open.from(), end, shade);
                    continue;
                }
                add(cells, open);
                open = shade < 0 ? null : new HeatCell(first / perRow, start, end, shade);
            }
            add(cells, open);
        }
        return cells;
    }

    private static void add(List<HeatCell> cells, @org.jspecify.annotations.Nullable HeatCell cell) {
        if (cell != null) {
            cells.add(cell);
        }
    }

    private static double longest(List<ServerQueue> servers, long fromNs, long lengthNs) {
        double longest = 0;
        for (ServerQueue server : servers) {
            for (long at = fromNs; at < fromNs + lengthNs; at += Math.max(1, server.stepNs())) {
                longest = Math.max(longest, server.at(at));
            }
        }
        return longest;
    }
}
