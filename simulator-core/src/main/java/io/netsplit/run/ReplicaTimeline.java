package io.netsplit.run;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Applied;
import io.netsplit.system.ObjectHeld;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import java.util.List;

/** Follows how far each replica has applied the common order of operations, or what it holds where there is none. */
final class ReplicaTimeline implements Observer {
    private final ReplicaProgress progress;

    ReplicaTimeline(int nodes) {
        progress = new ReplicaProgress(nodes);
    }

    /** {@code replicas} are the nodes that show what they hold; where none does, all count. */
    ReplicaProgress finish(List<Integer> replicas) {
        for (int node = 0; node < progress.nodes(); node++) {
            if (!replicas.isEmpty() && !replicas.contains(node)) {
                progress.leaveOut(node);
            }
        }
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
        } else if (event instanceof ObjectHeld held && node < progress.nodes()) {
            progress.objects().held(timeNs, node, held);
        }
    }

    @Override
    public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
        if (node >= progress.nodes()) {
            return;
        }
        switch (change) {
            case STARTED, RESTARTED, ADDED -> {
                progress.applied(node, timeNs, 0, 0);
                progress.objects().node(timeNs, node, true);
            }
            case CRASHED, HALTED, REMOVED -> {
                progress.applied(node, timeNs, ReplicaProgress.DOWN, 0);
                progress.objects().node(timeNs, node, false);
            }
            case PAUSED, RESUMED, CHANGED -> {}
        }
    }
}
