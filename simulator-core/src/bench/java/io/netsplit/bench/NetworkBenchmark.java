package io.netsplit.bench;

import com.sun.management.ThreadMXBean;
import io.netsplit.cluster.Cluster;
import io.netsplit.kernel.Simulation;
import io.netsplit.network.LinkSettings;
import io.netsplit.network.Network;
import io.netsplit.node.Context;
import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.trace.Observers;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * Messages per second through the network layer: five nodes among which a fixed number of messages is always under way,
 * each answered, when it arrives, by one to the next node. Latency is drawn per message, one message in a thousand is
 * lost (and replaced, so that the number stays), and of the pairs of nodes one is cut, over which nobody sends but which
 * every message is checked against. Time is processor time of the one thread. The last row is the same through whole
 * nodes, with clocks and processing.
 */
public final class NetworkBenchmark {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int NODES = 5;
    private static final int ROUNDS = 7;
    private static final int MESSAGES = 5_000_000;

    private record Token(long number) implements Message {
        @Override
        public String type() {
            return "Token";
        }

        @Override
        public int sizeBytes() {
            return 64;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("number", number);
        }
    }

    private NetworkBenchmark() {}

    /** Prints the median of several rounds for each latency distribution. */
    public static void main(String[] arguments) {
        int underWay = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        Distribution uniform = Distributions.uniform(1_000_000, 3_000_000);
        Distribution exponential = Distributions.exponential(2_000_000);
        Distribution lognormal = Distributions.lognormalFromMedian(2_000_000, 10_000_000);
        for (int warmUp = 0; warmUp < 2; warmUp++) {
            network(uniform, underWay);
            network(exponential, underWay);
            network(lognormal, underWay);
            cluster(lognormal, underWay);
        }
        print("network, uniform latency", () -> network(uniform, underWay));
        print("network, exponential latency", () -> network(exponential, underWay));
        print("network, lognormal latency", () -> network(lognormal, underWay));
        print("whole nodes, lognormal latency", () -> cluster(lognormal, underWay));
    }

    private interface Round {
        double millionsPerSecond();
    }

    private static void print(String what, Round round) {
        double[] rates = new double[ROUNDS];
        long bytes = THREAD.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            rates[i] = round.millionsPerSecond();
        }
        bytes = THREAD.getCurrentThreadAllocatedBytes() - bytes;
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "%-32s %6.2f million messages/s (%.2f to %.2f), %.2f bytes allocated per message%n",
                what,
                rates[ROUNDS / 2],
                rates[0],
                rates[ROUNDS - 1],
                bytes / (double) ROUNDS / MESSAGES);
    }

    private static double network(Distribution latency, int underWay) {
        Simulation simulation = new Simulation(7);
        Observers observers = new Observers();
        LinkSettings settings = LinkSettings.of(latency).withLoss(0.001);
        Network network = new Network(simulation, (from, to) -> settings, latency, observers);
        long[] received = {0};
        for (int node = 0; node < NODES; node++) {
            int self = node;
            int next = node == NODES - 1 ? 0 : node + 1;
            int afterNext = next == NODES - 1 ? 0 : next + 1;
            network.addEndpoint("n" + (node + 1), (from, id, message) -> {
                if (++received[0] >= MESSAGES) {
                    simulation.stop();
                }
                network.send(self, (received[0] & 1) == 0 || self == 0 ? next : afterNext, message);
                return null;
            });
        }
        network.cut(0, 2);
        network.cut(2, 0);
        long sentByUs = 0;
        long start = THREAD.getCurrentThreadCpuTime();
        while (received[0] < MESSAGES) {
            for (long missing = underWay - simulation.pending(); missing > 0; missing--) {
                network.send((int) (sentByUs % NODES), (int) ((sentByUs + 1) % NODES), new Token(sentByUs));
                sentByUs++;
            }
            simulation.runUntil(simulation.now() + 50_000_000);
        }
        return received[0] * 1e3 / (THREAD.getCurrentThreadCpuTime() - start);
    }

    private static final class Passer implements Process {
        private final long[] received;
        private Context context;

        Passer(long[] received) {
            this.received = received;
        }

        @Override
        public void start(Context started) {
            context = started;
        }

        @Override
        public void receive(int from, Message message) {
            received[0]++;
            int self = context.self();
            context.send(self == NODES - 1 ? 0 : self + 1, message);
        }
    }

    private static double cluster(Distribution latency, int underWay) {
        long[] received = {0};
        Cluster cluster = Cluster.builder(7)
                .nodes(NODES)
                .latency(latency)
                .loss(0.001)
                .processes(node -> new Passer(received))
                .build();
        cluster.start();
        cluster.cut(0, 2);
        cluster.cut(2, 0);
        long sentByUs = 0;
        long start = THREAD.getCurrentThreadCpuTime();
        while (received[0] < MESSAGES) {
            for (long missing = underWay - cluster.simulation().pending(); missing > 0; missing--) {
                int from = (int) (sentByUs % NODES);
                cluster.network().send(from, from == NODES - 1 ? 0 : from + 1, new Token(sentByUs++));
            }
            cluster.runUntil(cluster.simulation().now() + 50_000_000);
        }
        return received[0] * 1e3 / (THREAD.getCurrentThreadCpuTime() - start);
    }
}
