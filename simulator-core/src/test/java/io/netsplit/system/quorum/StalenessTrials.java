package io.netsplit.system.quorum;

import io.netsplit.cluster.Cluster;
import io.netsplit.history.Functions;
import io.netsplit.network.LinkSettings;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.random.Distributions;
import io.netsplit.random.Prng;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Quorums that do not expand: each write reaches W replicas drawn at random and no others, ever, and each read asks R drawn at
 * random, because the coordinator is cut off from all others. Each trial writes some versions of a key of its own, one after
 * the other, and reads it once.
 */
final class StalenessTrials {
    private static final long TIMEOUT_NS = 1_000_000;

    private final Cluster cluster;
    private final WarsTrials.Quorum quorum;
    private final int versions;
    private final int trials;
    private final Prng random;
    private final long[] staleness;
    private final int coordinator;
    private boolean[] cut;
    private Context context;
    private int trial;
    private int written;

    private StalenessTrials(WarsTrials.Quorum quorum, int versions, int trials, long seed) {
        this.quorum = quorum;
        this.versions = versions;
        this.trials = trials;
        this.random = Prng.of(seed, "test/quorums");
        this.staleness = new long[versions + 1];
        this.coordinator = quorum.replicas();
        this.cut = new boolean[quorum.replicas()];
        Protocol dynamo = new Dynamo();
        cluster = Cluster.builder(seed)
                .group("replica", quorum.replicas())
                .group("coordinator", 1)
                .noProcessingTime()
                .links(LinkSettings.of(Distributions.constant(1_000)))
                .processes(dynamo.processes(setup(dynamo)))
                .build();
        cluster.addOutsider("driver", address -> new Driver());
    }

    /** How many reads found the newest version, the one before it, and so on; last, how many found none of them. */
    static long[] run(WarsTrials.Quorum quorum, int versions, int trials, long seed) {
        StalenessTrials run = new StalenessTrials(quorum, versions, trials, seed);
        run.cluster.simulation().begin(() -> {
            run.cluster.start();
            run.next();
        });
        run.cluster.simulation().run();
        return run.staleness;
    }

    private Setup setup(Protocol dynamo) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("replicas", (long) quorum.replicas());
        options.put("read-quorum", (long) quorum.read());
        options.put("write-quorum", (long) quorum.write());
        options.put("data-nodes", List.of("replica"));
        options.put("hinted-handoff", false);
        options.put("read-repair", "false");
        options.put("anti-entropy", OptionValues.OFF);
        options.put("fsync-before-ack", false);
        options.put("virtual-nodes", 1L);
        options.put("replica-timeout", TIMEOUT_NS);
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        groups.put("replica", IntStream.range(0, quorum.replicas()).boxed().toList());
        return new Setup(quorum.replicas() + 1, DataType.REGISTER, OptionValues.of(dynamo.options(), options), groups);
    }

    private void next() {
        if (trial == trials) {
            cluster.simulation().stop();
            return;
        }
        boolean reads = written == versions;
        reachOnly(reads ? quorum.read() : quorum.write());
        long serial = (long) trial * (versions + 1) + written;
        context.send(
                coordinator,
                reads
                        ? new Request(0, serial, Functions.READ, trial, null)
                        : new Request(0, serial, Functions.WRITE, trial, (long) written));
    }

    /** The coordinator can talk to {@code count} replicas, drawn anew. */
    private void reachOnly(int count) {
        int left = count;
        for (int replica = 0; replica < cut.length; replica++) {
            boolean reached = random.nextInt(cut.length - replica) < left;
            left -= reached ? 1 : 0;
            if (reached && cut[replica]) {
                cluster.heal(coordinator, replica);
            } else if (!reached && !cut[replica]) {
                cluster.cut(coordinator, replica);
            }
            cut[replica] = !reached;
        }
    }

    private final class Driver implements Process {
        @Override
        public void start(Context given) {
            context = given;
        }

        @Override
        public void receive(int from, Message message) {
            if (written < versions) {
                written++;
            } else {
                Object found = ((Reply) message).output();
                staleness[found == null ? versions : versions - 1 - ((Long) found).intValue()]++;
                written = 0;
                trial++;
            }
            next();
        }
    }
}
