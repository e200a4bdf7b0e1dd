package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which address has which lane of the space-time diagram, and where: nodes in the order of the sides of the first cut in the
 * range, then clients where there are few, each lower than a node. Those that are folded share the lane of their first.
 */
final class LaneRows {
    /** One lane; {@code nodes} is false where all on it are clients. */
    record Lane(List<Integer> members, boolean nodes, double y, double height) {
        int first() {
            return members.get(0);
        }

        boolean isFold() {
            return members.size() > 1;
        }
    }

    private static final int CLIENTS_MAX = 6;
    private static final double CLIENT_SHARE = 0.4;
    private static final double FOLD_SHARE = 1.3;
    private static final double LANE_MAX = 160;

    private final List<Lane> lanes = new ArrayList<>();
    private final double[] ys;
    private final double nodesEnd;

    LaneRows(Recording recording, View view, double top, double height) {
        List<List<Integer>> rows = rows(recording, view);
        double shares = rows.stream().mapToDouble(row -> share(recording, row)).sum();
        double unit = Math.min(LANE_MAX, height / Math.max(1, shares));
        ys = new double[recording.addresses()];
        Arrays.fill(ys, Double.NaN);
        double y = top;
        double end = top;
        for (List<Integer> row : rows) {
            double tall = unit * share(recording, row);
            boolean nodes = !recording.isClient(row.get(0));
            double middle = y + tall / 2;
            lanes.add(new Lane(row, nodes, middle, tall));
            row.forEach(address -> ys[address] = middle);
            y += tall;
            end = nodes ? y : end;
        }
        nodesEnd = end;
    }

    private static double share(Recording recording, List<Integer> row) {
        return recording.isClient(row.get(0)) ? CLIENT_SHARE : row.size() > 1 ? FOLD_SHARE : 1;
    }

    private static List<List<Integer>> rows(Recording recording, View view) {
        List<Integer> order = order(recording, view);
        List<List<Integer>> rows = new ArrayList<>();
        boolean[] waits = new boolean[recording.addresses()];
        order.forEach(address -> waits[address] = true);
        for (int address : order) {
            if (waits[address]) {
                List<Integer> row = view.lanes().together(address).stream()
                        .filter(other -> other < waits.length && waits[other])
                        .toList();
                row.forEach(other -> waits[other] = false);
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Integer> order(Recording recording, View view) {
        List<Integer> order = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            order.add(node);
        }
        recording.faults().stream()
                .filter(fault -> fault.isCut() && fault.startNs() < view.toNs() && fault.endNs() > view.fromNs())
                .findFirst()
                .ifPresent(cut ->
                        order.sort(Comparator.comparingInt(node -> cut.sideOf(node) < 0 ? 99 : cut.sideOf(node))));
        int clients = recording.addresses() - recording.nodes();
        if (!view.quiet() && clients <= CLIENTS_MAX) {
            for (int i = 0; i < clients; i++) {
                order.add(recording.nodes() + i);
            }
        }
        order.removeAll(view.lanes().hidden());
        return order;
    }

    List<Lane> all() {
        return lanes;
    }

    /** Where the lane of an address is; not a number where it has none. */
    double y(int address) {
        return ys[address];
    }

    boolean has(int address) {
        return !Double.isNaN(ys[address]);
    }

    /** Whether a message between them stays on one lane. */
    boolean together(int from, int to) {
        return from != to && ys[from] == ys[to];
    }

    /** Where the lanes of nodes end. */
    double nodesEnd() {
        return nodesEnd;
    }
}
