package io.netsplit.real;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.trace.Observer;
import java.util.Map;
import java.util.TreeMap;

/** Cuts the leader off until it has noticed and another one leads, and for two seconds more, however long that takes. */
public final class LeaderCutOff implements Observer {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long LOOK_NS = 100_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int NOBODY = -1;

    private final Cluster cluster;
    private Runnable afterwards;
    private final Map<Integer, RoleChanged.Role> roles = new TreeMap<>();
    private int node = NOBODY;
    private long cutNs = NEVER;
    private long replacedNs = NEVER;
    private long healNs = NEVER;

    private LeaderCutOff(Cluster cluster, Runnable afterwards) {
        this.cluster = cluster;
        this.afterwards = afterwards;
    }

    /**
     * The leader of one second after the start, or of when there is one.
     *
     * @param afterwards begins when the cut has healed
     */
    public static LeaderCutOff of(Cluster cluster, Runnable afterwards) {
        LeaderCutOff cut = new LeaderCutOff(cluster, afterwards);
        cluster.observe(cut);
        cluster.simulation().schedule(SECOND_NS, cut::begin);
        return cut;
    }

    /** And three seconds later kills the leader of then, who is back after two more, from when on {@code served} counts. */
    public static LeaderCutOff thenKilled(Cluster cluster, Served served) {
        LeaderCutOff cut = of(cluster, () -> {});
        cut.afterwards = () -> cluster.simulation().schedule(3 * SECOND_NS, () -> cut.kill(served));
        return cut;
    }

    private void kill(Served served) {
        int killed = leader();
        if (killed == NOBODY) {
            cluster.simulation().schedule(LOOK_NS, () -> kill(served));
            return;
        }
        cluster.crash(killed, DiskLoss.NOTHING);
        cluster.simulation().schedule(2 * SECOND_NS, () -> {
            cluster.restart(killed);
            served.begin(cluster.simulation().now());
        });
    }

    private void begin() {
        node = leader();
        if (node == NOBODY) {
            cluster.simulation().schedule(LOOK_NS, this::begin);
            return;
        }
        cutNs = cluster.simulation().now();
        Cut.begin(cluster, this::isCutOff);
    }

    @Override
    public void protocol(long timeNs, int who, ProtocolEvent event) {
        if (event instanceof RoleChanged changed) {
            roles.put(who, changed.role());
            if (node != NOBODY && replacedNs == NEVER && isReplaced()) {
                replacedNs = timeNs;
                cluster.simulation().schedule(2 * SECOND_NS, this::heal);
            }
        }
    }

    private boolean isReplaced() {
        return leader() != NOBODY && leader() != node && roles.get(node) != RoleChanged.Role.LEADER;
    }

    private int leader() {
        int leader = NOBODY;
        for (Map.Entry<Integer, RoleChanged.Role> each : roles.entrySet()) {
            leader = each.getValue() == RoleChanged.Role.LEADER ? each.getKey() : leader;
        }
        return leader;
    }

    private void heal() {
        healNs = cluster.simulation().now();
        Cut.heal(cluster, this::isCutOff);
        afterwards.run();
    }

    private boolean isCutOff(int who) {
        return who == node;
    }

    /** Who led, and was cut off. */
    public int node() {
        return node;
    }

    public long cutNs() {
        return cutNs;
    }

    /** When somebody else led and nobody beside; never, if that did not happen. */
    public long replacedNs() {
        return replacedNs;
    }

    public long healNs() {
        return healNs;
    }
}
