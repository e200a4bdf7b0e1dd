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

    /** From its node to a client. */
    enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    private static final double CLIENT_DISTANCE = 70;
    /** Between two clients of a node, as seen from it. */
    private static final double APART = 0.35;
    /** From upright, at a node of two that stand side by side: not in the way of what they and the other sides send each other. */
    private static final double CLIENTS_OF_TWO = 0.65;

    private static final double RADIUS_MIN = 24;
    /** So many nodes stand side by side where the ring is low, and at least so wide: then it may be lower still. */
    private static final int FLAT_MAX = 6;

    private static final double FLAT_WIDTH_MIN = 96;
    private static final double FLAT_RADIUS_MIN = 10;
    private static final double WIDER_MAX = 1.7;
    /** Half of the width that a node needs beside its neighbour on the ring, with what is written under it. */
    private static final double WIDE_PER_NODE = 40;
    /** Two nodes with less than this between them and their middle stand one above the other, where there is room. */
    private static final double BESIDE_MIN = 48;

    private static final double ABOVE_MIN = 64;
    /** Of half the width of a narrow group, what its nodes take at most. */
    private static final double NARROW = 0.42;

    private static final double EDGE = 24;
    /** Where the middle of a bridge, and of what it joins, lies in the height that there is. */
    private static final double BRIDGE_DOWN = 0.14;

    private static final double BRIDGED_DOWN = 0.74;
    private static final double BRIDGED_ROOM = 0.26;
    private static final double NODE = 52;
    private static final double CLIENT = 20;
    private static final double LABEL_HALF = 44;
    private static final double LABEL_DOWN = 42;
    private static final double CORNER = 10;
    private static final double MARGIN = 100;
    /** For a client above its node, and the banner above both; a bridge has two rows of them and is tighter. */
    private static final double MARGIN_ABOVE = 122;

    private static final double MARGIN_ABOVE_BRIDGE = 112;
    private static final double MARGIN_BELOW = 112;

    private final List<Group> groups = new ArrayList<>();
    private final int bridge;
    private final int nodeCount;
    private final double edge;
    private final double[] xs;
    private final double[] ys;

    Places(Recording recording, @Nullable FaultSpan cut, double width, double height) {
        nodeCount = recording.nodes();
        edge = Math.max(EDGE, width - EDGE);
        xs = new double[recording.addresses()];
        ys = new double[recording.addresses()];
        this.bridge = cut == null ? -1 : cut.bridge();
        List<List<Integer>> sides = sides(recording, cut);
        double weights = 0;
        for (int i = 0; i < sides.size(); i++) {
            weights += i == bridge ? 0 : weight(sides.get(i));
        }
        double x = 0;
        for (int i = 0; i < sides.size(); i++) {
            // A bridge stands above the others and takes no width from them.
            double share = i == bridge ? 0 : width * weight(sides.get(i)) / weights;
            int side = cut != null && i < cut.sides().size() ? i : -1;
            place(side, sides.get(i), i == bridge ? 0 : x, i == bridge ? width : share, height);
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

    private void place(int side, List<Integer> nodes, double left, double width, double height) {
        double x = left + width / 2;
        double above = bridge < 0 ? MARGIN_ABOVE : MARGIN_ABOVE_BRIDGE;
        double tall = Math.max(0, height - above - MARGIN_BELOW);
        boolean bridges = bridge >= 0 && side == bridge;
        double down = bridge < 0 ? 0.5 : bridges ? BRIDGE_DOWN : BRIDGED_DOWN;
        double y = above * Math.min(1, height / (above + MARGIN_BELOW)) + tall * down;
        double apart = width / 2 - MARGIN;
        // In a narrow window what is written under nodes may touch the edge, so that they do not cover each other.
        double needed = LABEL_HALF / StrictMath.sin(StrictMath.PI / Math.max(2, nodes.size()));
        double widest = Math.max(apart, Math.min(needed, NARROW * width / 2));
        double room = Math.min(widest, bridge < 0 ? tall / 2 - 28 : tall * BRIDGED_ROOM - 10);
        boolean flat = nodes.size() <= FLAT_MAX && widest >= FLAT_WIDTH_MIN;
        double radius = nodes.size() == 1 ? 0 : Math.max(flat ? FLAT_RADIUS_MIN : RADIUS_MIN, room);
        boolean stacked = nodes.size() == 2 && apart < BESIDE_MIN && bridge < 0 && tall / 2 - 28 >= ABOVE_MIN;
        if (stacked) {
            radius = ABOVE_MIN;
        }
        double wanted = Math.max(radius * WIDER_MAX, WIDE_PER_NODE * nodes.size());
        double wide = nodes.size() == 1 ? 0 : stacked ? radius : Math.max(radius, Math.min(widest, wanted));
        double first = nodes.size() == 2 && !stacked ? StrictMath.PI : -StrictMath.PI / 2;
        groups.add(new Group(side, nodes, x, y, radius));
        for (int i = 0; i < nodes.size(); i++) {
            double angle = first + 2 * StrictMath.PI * i / nodes.size();
            double dx = StrictMath.cos(angle);
            double dy = StrictMath.sin(angle);
            int node = nodes.get(i);
            xs[node] = x + wide * dx;
            ys[node] = y + radius * dy;
            clients(node, nodes.size() == 2 && !stacked ? -StrictMath.PI / 2 + CLIENTS_OF_TWO * dx : angle);
        }
    }

    /** @param outward the direction from their node to the middle one of them */
    private void clients(int node, double outward) {
        int beside = (xs.length - 1 - node) / nodeCount;
        for (int k = 0; k < beside; k++) {
            double turned = outward + (k - (beside - 1) / 2.0) * APART;
            int client = node + (k + 1) * nodeCount;
            double there = xs[node] + CLIENT_DISTANCE * StrictMath.cos(turned);
            xs[client] = Math.max(EDGE, Math.min(edge, there));
            ys[client] = ys[node] + CLIENT_DISTANCE * StrictMath.sin(turned);
        }
    }

    List<Group> groups() {
        return groups;
    }

    /** Circles around everything that belongs to a group: its nodes with what is written under them, and their clients. */
    List<double[]> circles(Group group) {
        List<double[]> circles = new ArrayList<>();
        for (int node : group.nodes()) {
            circles.add(new double[] {xs[node], ys[node], NODE});
            circles.add(new double[] {xs[node] - LABEL_HALF, ys[node] + LABEL_DOWN, CORNER});
            circles.add(new double[] {xs[node] + LABEL_HALF, ys[node] + LABEL_DOWN, CORNER});
            for (int client = nodeCount + node; client < xs.length; client += nodeCount) {
                double[] towards = towards(direction(client, node));
                circles.add(new double[] {xs[client] + 8 * towards[0], ys[client] + 5 * towards[1], CLIENT});
            }
        }
        return circles;
    }

    private static double[] towards(Direction direction) {
        return switch (direction) {
            case LEFT -> new double[] {-1, 0};
            case RIGHT -> new double[] {1, 0};
            case UP -> new double[] {0, -1};
            case DOWN -> new double[] {0, 1};
        };
    }

    private Direction direction(int client, int node) {
        double dx = xs[client] - xs[node];
        double dy = ys[client] - ys[node];
        if (Math.abs(dx) > Math.abs(dy)) {
            return dx < 0 ? Direction.LEFT : Direction.RIGHT;
        }
        return dy < 0 ? Direction.UP : Direction.DOWN;
    }

    /** Where a client stands, seen from its node. */
    Direction direction(int client) {
        return direction(client, (client - nodeCount) % nodeCount);
    }

    double x(int address) {
        return xs[address];
    }

    double y(int address) {
        return ys[address];
    }
}
