package io.netsplit.real;

import io.netsplit.cluster.Cluster;
import io.netsplit.network.LinkSettings;
import io.netsplit.real.proxy.LinkProxy;
import io.netsplit.real.proxy.LinkRule;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;

/** Does to the real nodes and links what the schedule of faults does to the run's cluster, at that instant. */
final class Mirror implements Observer {
    private final RunningCluster running;

    Mirror(RunningCluster running) {
        this.running = running;
    }

    /** Follows the links of {@code cluster}, from how they are now. */
    static void follow(Cluster cluster, LinkProxy proxy) {
        cluster.network().whenCutsChange(() -> setAll(cluster, proxy));
        cluster.network().whenLinksChange((from, to) -> set(cluster, proxy, from, to));
        setAll(cluster, proxy);
    }

    private static void setAll(Cluster cluster, LinkProxy proxy) {
        for (int from = 0; from < cluster.nodes(); from++) {
            for (int to = 0; to < cluster.nodes(); to++) {
                if (from != to) {
                    set(cluster, proxy, from, to);
                }
            }
        }
    }

    private static void set(Cluster cluster, LinkProxy proxy, int from, int to) {
        if (from < cluster.nodes() && to < cluster.nodes()) {
            LinkSettings settings = cluster.network().settings(from, to);
            boolean cut = cluster.network().isCut(from, to);
            proxy.setRule(
                    from,
                    to,
                    new LinkRule(cut, settings.latency(), settings.loss(), settings.bandwidthBitsPerSecond()));
        }
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (node >= running.nodes()) {
            return;
        }
        switch (change) {
            case CRASHED -> running.kill(node, detail);
            case RESTARTED -> running.restart(node);
            case PAUSED -> running.pause(node);
            case RESUMED -> running.resume(node);
            default -> {
                // A start is the deployment's business; what cannot be done was refused before the run.
            }
        }
    }
}
