package io.netsplit.run;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Applied;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;

/** Follows how far each replica has applied the common order of operations. */
final class ReplicaTimeline implements Observer {
    private final ReplicaProgress progress;

    ReplicaTimeline(int nodes) {
        progress = new ReplicaProgress(nodes);
    }

    ReplicaProgress finish() {
        return progress;
    }

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof Applied applied && node < progress.nodes()) {
            progress.applied(node, timeNs, applied.position(), applied.digest());
        }
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (node >= progress.nodes()) {
            return;
        }
        switch (change) {
            case STARTED, RESTARTED, ADDED -> progress.applied(node, timeNs, 0, 0);
            case CRASHED, HALTED, REMOVED -> progress.applied(node, timeNs, ReplicaProgress.DOWN, 0);
            case PAUSED, RESUMED, CHANGED -> {}
        }
    }
}
