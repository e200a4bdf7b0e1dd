package io.netsplit.scenario.live;

import io.netsplit.cluster.Cluster;
import io.netsplit.history.Operation;
import io.netsplit.node.Message;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.pace.GatedPace;
import io.netsplit.run.Conditions;
import io.netsplit.run.RunSpec;
import io.netsplit.scenario.runner.Simulator;
import io.netsplit.trace.DropReason;
import io.netsplit.trace.NodeChange;
import io.netsplit.trace.Observer;
import java.nio.file.Path;

/** The simulator at the pace of whoever looks on. */
final class WatchedSimulator extends Simulator {
    private final LiveLines lines;
    private final GatedPace pace;

    WatchedSimulator(LiveLines lines, GatedPace pace) {
        this.lines = lines;
        this.pace = pace;
    }

    @Override
    public String summary() {
        return "The simulator, at the pace of whoever looks on";
    }

    @Override
    public Deployment deploy(RunSpec spec, Path folder) {
        RunSpec watched = lines.watched(spec, cluster -> cluster.observe(new Steps(pace, cluster)));
        return new Virtual(watched, pace, Conditions.unmeasured(spec.options()));
    }

    /** Ends a step at whatever can be seen. */
    private record Steps(GatedPace pace, Cluster cluster) implements Observer {
        private void seen() {
            pace.seen(cluster.simulation());
        }

        @Override
        public void messageSent(long timeNs, long id, int from, int to, Message message) {
            seen();
        }

        @Override
        public void messageDelivered(long timeNs, long id, int from, int to, Message message) {
            seen();
        }

        @Override
        public void messageDropped(long timeNs, long id, int from, int to, Message message, DropReason reason) {
            seen();
        }

        @Override
        public void nodeChanged(long timeNs, int node, NodeChange change, String detail) {
            seen();
        }

        @Override
        public void protocol(long timeNs, int node, ProtocolEvent event) {
            seen();
        }

        @Override
        public void faultStarted(long timeNs, String fault, String detail) {
            seen();
        }

        @Override
        public void faultEnded(long timeNs, String fault) {
            seen();
        }

        @Override
        public void operationInvoked(long timeNs, Operation operation) {
            seen();
        }

        @Override
        public void operationCompleted(long timeNs, Operation operation) {
            seen();
        }
    }
}
