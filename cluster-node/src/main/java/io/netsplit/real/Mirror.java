package io.netsplit.real;

import io.netsplit.cluster.Cluster;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import org.jspecify.annotations.Nullable;

/** Does to the real nodes and links what the schedule of faults does to the run's cluster, at that instant. */
final class Mirror implements Observer {
    private final RunningCluster running;
    private @Nullable Cluster cluster;

    Mirror(RunningCluster running) {
        this.running = running;
    }

    /** Makes the nodes and {@code links} follow those of {@code whole}, from how they are now. */
    void follow(Cluster whole, Links links) {
        cluster = whole;
        followLinks(whole, links);
    }

    private static void followLinks(Cluster cluster, Links links) {
        cluster.network().whenCutsChange(() -> setAll(cluster, links));
        cluster.network().whenLinksChange((from, to) -> set(cluster, links, from, to));
        setAll(cluster, links);
    }

    private static void setAll(Cluster cluster, Links links) {
        for (int from = 0; from < cluster.nodes(); from++) {
            for (int to = 0; to < cluster.nodes(); to++) {
                set(cluster, links, from, to);
            }
        }
    }

    private static void set(Cluster cluster, Links links, int from, int to) {
        if (from != to && from < cluster.nodes() && to < cluster.nodes()) {
            links.set(
                    from,
                    to,
                    cluster.network().isCut(from, to),
                    cluster.network().settings(from, to));
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
            case RESTARTED -> {
                running.restart(node);
                slow(node);
            }
            case CHANGED -> slow(node);
            case PAUSED -> running.pause(node);
            case RESUMED -> running.resume(node);
            default -> {
                // A start is the deployment's business; what cannot be done was refused before the run.
            }
        }
    }

    private void slow(int node) {
        Cluster whole = cluster;
        if (whole != null) {
            running.slow(node, whole.slowness(node));
        }
    }
}
