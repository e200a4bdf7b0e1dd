package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Recording;
import io.netsplit.visualizer.session.Selection;
import io.netsplit.visualizer.session.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

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
    /** With more lanes than these, none could be told from another. */
    private static final int LANES_MAX = 48;

    private static final int ALONE_MAX = 8;

    private final List<Lane> lanes = new ArrayList<>();
    private final double[] ys;
    private final double nodesEnd;

    LaneRows(Recording recording, View view, double top, double height) {
        this(recording, recording, view, top, height);
    }

    /** @param ordering the run whose cut says in which order the nodes stand: this one, or another one of as many nodes */
    LaneRows(Recording recording, Recording ordering, View view, double top, double height) {
        List<List<Integer>> rows = rows(recording, order(recording, firstCut(ordering, view), view), view);
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

    private static List<List<Integer>> rows(Recording recording, List<Integer> order, View view) {
        IntFunction<List<Integer>> together =
                order.size() > LANES_MAX ? groups(recording, view) : view.lanes()::together;
        List<List<Integer>> rows = new ArrayList<>();
        boolean[] waits = new boolean[recording.addresses()];
        order.forEach(address -> waits[address] = true);
        for (int address : order) {
            if (waits[address]) {
                List<Integer> row = together.apply(address).stream()
                        .filter(other -> other < waits.length && waits[other])
                        .toList();
                row.forEach(other -> waits[other] = false);
                rows.add(row);
            }
        }
        return rows;
    }

    /** In a large cluster groups share a lane, but for some leaders and what is selected. */
    private static IntFunction<List<Integer>> groups(Recording recording, View view) {
        boolean[] alone = new boolean[recording.addresses()];
        int left = ALONE_MAX;
        for (int node = 0; node < recording.nodes() && left > 0; node++) {
            boolean leads = recording.beliefs(node).stream()
                    .anyMatch(belief ->
                            belief.leads() && belief.startNs() <= view.toNs() && belief.endNs() >= view.fromNs());
            alone[node] = leads;
            left -= leads ? 1 : 0;
        }
        if (view.selection() instanceof Selection.Node chosen) {
            alone[chosen.address()] = true;
        }
        List<List<Integer>> groups = new ArrayList<>();
        for (int address = 0; address < recording.addresses(); address++) {
            groups.add(List.of(address));
        }
        for (NodeGroups.Group group : NodeGroups.of(recording, firstCut(recording, view))) {
            List<Integer> others =
                    group.nodes().stream().filter(node -> !alone[node]).toList();
            others.forEach(node -> groups.set(node, others));
        }
        return address -> {
            List<Integer> chosen = view.lanes().together(address);
            return chosen.size() > 1 ? chosen : groups.get(address);
        };
    }

    private static @Nullable FaultSpan firstCut(Recording recording, View view) {
        return recording.faults().stream()
                .filter(fault -> fault.isCut() && fault.startNs() < view.toNs() && fault.endNs() > view.fromNs())
                .findFirst()
                .orElse(null);
    }

    private static List<Integer> order(Recording recording, @Nullable FaultSpan cut, View view) {
        List<Integer> order = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            order.add(node);
        }
        if (cut != null) {
            int[] sides = new int[recording.nodes()];
            for (int node = 0; node < sides.length; node++) {
                int side = cut.sideOf(node);
                sides[node] = side < 0 ? Integer.MAX_VALUE : side;
            }
            order.sort(Comparator.comparingInt(node -> sides[node]));
        }
        int clients = recording.addresses() - recording.nodes();
        if (!view.quiet() && clients <= CLIENTS_MAX) {
            for (int i = 0; i < clients; i++) {
                order.add(recording.nodes() + i);
            }
        }
        if (!view.lanes().hidden().isEmpty()) {
            order.removeAll(view.lanes().hidden());
        }
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
