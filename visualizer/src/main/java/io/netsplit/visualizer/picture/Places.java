package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.FaultSpan;
import io.netsplit.visualizer.model.Recording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the nodes and clients of a cluster stand: on one ring, wider than high where there is room, or, while the network is
 * cut, every side on a ring of its own, pulled apart. A client stands outside of the ring, beside a node.
 */
final class Places {
    /** A group of nodes that stand together; {@code side} is -1 where the fault names none for them. */
    record Group(int side, List<Integer> nodes, double x, double y, double radius) {}

    private static final double CLIENT_DISTANCE = 70;
    private static final double RADIUS_MIN = 24;
    private static final double WIDER_MAX = 1.7;
    private static final double NODE = 52;
    private static final double CLIENT = 20;
    private static final double LABEL_HALF = 44;
    private static final double LABEL_DOWN = 42;
    private static final double CORNER = 10;
    private static final double MARGIN = 100;
    private static final double MARGIN_ABOVE = 112;
    private static final double MARGIN_BELOW = 112;

    private final List<Group> groups = new ArrayList<>();
    private final double[] xs;
    private final double[] ys;

    Places(Recording recording, @Nullable FaultSpan cut, double width, double height) {
        xs = new double[recording.addresses()];
        ys = new double[recording.addresses()];
        List<List<Integer>> sides = sides(recording, cut);
        double weights = sides.stream().mapToDouble(Places::weight).sum();
        double x = 0;
        for (int i = 0; i < sides.size(); i++) {
            double share = width * weight(sides.get(i)) / weights;
            int side = cut != null && i < cut.sides().size() ? i : -1;
            place(recording, side, sides.get(i), x, share, height);
            x += share;
        }
    }

    private static double weight(List<Integer> side) {
        return 1.2 + Math.sqrt(side.size());
    }

    private static List<List<Integer>> sides(Recording recording, @Nullable FaultSpan cut) {
        List<Integer> rest = new ArrayList<>();
        for (int node = 0; node < recording.nodes(); node++) {
            if (cut == null || cut.sideOf(node) < 0) {
                rest.add(node);
            }
        }
        List<List<Integer>> sides = new ArrayList<>();
        if (cut != null) {
            sides.addAll(cut.sides());
        }
        if (!rest.isEmpty()) {
            sides.add(rest);
        }
        return sides;
    }

    private void place(Recording recording, int side, List<Integer> nodes, double left, double width, double height) {
        double x = left + width / 2;
        double y = MARGIN_ABOVE + (height - MARGIN_ABOVE - MARGIN_BELOW) / 2;
        double room = Math.min(width / 2 - MARGIN, (height - MARGIN_ABOVE - MARGIN_BELOW) / 2 - 28);
        double radius = nodes.size() == 1 ? 0 : Math.max(RADIUS_MIN, room);
        double wide = nodes.size() == 1 ? 0 : Math.max(radius, Math.min(width / 2 - MARGIN, radius * WIDER_MAX));
        double first = nodes.size() == 2 ? StrictMath.PI : -StrictMath.PI / 2;
        groups.add(new Group(side, nodes, x, y, radius));
        int clients = recording.addresses() - recording.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            double angle = first + 2 * StrictMath.PI * i / nodes.size();
            double dx = StrictMath.cos(angle);
            double dy = StrictMath.sin(angle);
            int node = nodes.get(i);
            xs[node] = x + wide * dx;
            ys[node] = y + radius * dy;
            int beside = (clients - node + recording.nodes() - 1) / recording.nodes();
            for (int k = 0; k < beside; k++) {
                double turned = angle + (k - (beside - 1) / 2.0) * 0.35;
                int client = recording.nodes() + node + k * recording.nodes();
                xs[client] = xs[node] + CLIENT_DISTANCE * StrictMath.cos(turned);
                ys[client] = ys[node] + CLIENT_DISTANCE * StrictMath.sin(turned);
            }
        }
    }

    List<Group> groups() {
        return groups;
    }

    /** Circles around everything that belongs to a group: its nodes with what is written under them, and their clients. */
    List<double[]> circles(Group group, int nodeCount) {
        List<double[]> circles = new ArrayList<>();
        for (int node : group.nodes()) {
            circles.add(new double[] {xs[node], ys[node], NODE});
            circles.add(new double[] {xs[node] - LABEL_HALF, ys[node] + LABEL_DOWN, CORNER});
            circles.add(new double[] {xs[node] + LABEL_HALF, ys[node] + LABEL_DOWN, CORNER});
            for (int client = nodeCount + node; client < xs.length; client += nodeCount) {
                boolean above = ys[client] < ys[node] - NodeGlyph.RADIUS;
                circles.add(new double[] {xs[client], ys[client] + (above ? -5 : 4), CLIENT});
            }
        }
        return circles;
    }

    double x(int address) {
        return xs[address];
    }

    double y(int address) {
        return ys[address];
    }
}
