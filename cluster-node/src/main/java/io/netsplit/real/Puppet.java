package io.netsplit.real;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Process;
import io.netsplit.real.control.Connection;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.real.proxy.Passed;
import io.netsplit.system.Inspectable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands in the run's cluster for one life of a real node: what clients send goes to the node through it, and what the node
 * tells of itself comes out of it as events. All methods are called on the thread of the run.
 */
abstract class Puppet implements Process, Inspectable {
    private static final long TRAFFIC_NS = 1_000_000_000;

    private final RunningCluster cluster;
    private final int node;
    private @Nullable Context context;
    private @Nullable Connection connection;
    private @Nullable Timer traffic;
    private List<Passed> sent = List.of();

    Puppet(RunningCluster cluster, int node) {
        this.cluster = cluster;
        this.node = node;
    }

    @Override
    public void start(Context own) {
        context = own;
        cluster.started(node, this);
        sent = cluster.passedFrom(node);
        if (!sent.isEmpty()) {
            Timer timer = own.timer("traffic", this::tellTraffic);
            traffic = timer;
            timer.set(TRAFFIC_NS);
        }
    }

    /** Tells once a second how much has passed on each link from this node, where anything has. */
    private void tellTraffic() {
        List<Passed> now = cluster.passedFrom(node);
        List<@Nullable Object> bytes = new ArrayList<>();
        List<@Nullable Object> messages = new ArrayList<>();
        for (int to = 0; to < now.size(); to++) {
            Passed since = now.get(to).since(sent.get(to));
            if (since.bytes() > 0) {
                String link = "to-" + NodeSettings.name(to);
                bytes.addAll(List.of(link, since.bytes()));
                messages.addAll(List.of(link, since.knowsMessages() ? since.messages() : RealTraffic.UNKNOWN));
            }
        }
        sent = now;
        if (!bytes.isEmpty()) {
            context().emit(new RealEvent("bytes-sent", bytes));
            context().emit(new RealTraffic(RealTraffic.SENT, messages));
        }
        Timer timer = traffic;
        if (timer != null) {
            timer.set(TRAFFIC_NS);
        }
    }

    /** The node's process has come up. */
    final void connected(Connection with) {
        connection = with;
    }

    /** The node's process has ended, and nobody had asked it to. */
    final void lost(String reason) {
        connection = null;
        context().halt(reason);
    }

    /** The node has said something. */
    abstract void told(Map<String, @Nullable Object> line);

    final Context context() {
        Context own = context;
        if (own == null) {
            throw new IllegalStateException("the run has not begun");
        }
        return own;
    }

    /** Says it to the node; false where it is not there to hear it. */
    final boolean say(String line) {
        Connection to = connection;
        return to != null && to.send(line);
    }

    @Override
    public Map<Object, Object> contents() {
        List<?> pairs = cluster.contents(connection);
        Map<Object, Object> contents = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            contents.put(pairs.get(i), pairs.get(i + 1));
        }
        return contents;
    }
}
