package io.netsplit.cluster;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import java.util.ArrayList;
import java.util.List;

/** A process that writes down what happens to it and does nothing by itself: the test acts through its context. */
public final class Recorder implements Process {
    /** A message and the time of its handling on the node's monotonic clock. */
    public record Received(int from, long number, long monotonicNs) {}

    private Context context;
    private final List<Received> received = new ArrayList<>();
    private boolean answers;

    @Override
    public void start(Context started) {
        context = started;
    }

    @Override
    public void receive(int from, Message message) {
        received.add(
                new Received(from, ((Ping) message).number(), context.clock().monotonicNs()));
        if (answers) {
            context.send(from, message);
        }
    }

    /** From now on every message is sent back. */
    public void answerPings() {
        answers = true;
    }

    public Context context() {
        return context;
    }

    public List<Received> received() {
        return received;
    }

    public List<Long> numbers() {
        return received.stream().map(Received::number).toList();
    }

    /** The recorder that runs on this node now. */
    public static Recorder on(Cluster cluster, int node) {
        return (Recorder) cluster.process(node);
    }

    /** Sends ping {@code number} from the one to the other now. */
    public static void ping(Cluster cluster, int from, int to, long number) {
        on(cluster, from).context().send(to, new Ping(number));
    }
}
