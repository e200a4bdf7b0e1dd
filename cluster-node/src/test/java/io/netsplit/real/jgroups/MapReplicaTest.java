package io.netsplit.real.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.history.Functions;
import io.netsplit.random.Prng;
import io.netsplit.real.control.Wire;
import io.netsplit.system.datagrid.MergePolicy;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three replicas, whose texts and views arrive as late as they like, in order between any two of them. */
class MapReplicaTest {
    private static final int MEMBERS = 3;
    private static final int KEYS = 2;
    private static final int RUNS = 400;

    /** A cluster of which every step is chosen by a stream of random numbers. */
    private static final class Cluster {
        private final Prng random;
        private final List<MapReplica> replicas = new ArrayList<>();
        private final List<Deque<Runnable>> waiting = new ArrayList<>();
        private final List<List<Integer>> viewOf = new ArrayList<>();
        private final Set<Long> acknowledged = new TreeSet<>();
        private final Set<Long> apart = new TreeSet<>();
        private long asked;

        private Cluster(Prng random, MergePolicy policy) {
            this.random = random;
            for (int node = 0; node < MEMBERS; node++) {
                replicas.add(new MapReplica(node, DataType.SET, policy, 0, new Network(node)));
                viewOf.add(List.of());
                // from each member, and the views
                for (int from = 0; from <= MEMBERS; from++) {
                    waiting.add(new ArrayDeque<>());
                }
            }
        }

        private Deque<Runnable> queue(int from, int to) {
            return waiting.get(to * (MEMBERS + 1) + from);
        }

        private final class Network implements MapReplica.Outside {
            private final int node;

            private Network(int node) {
                this.node = node;
            }

            @Override
            public void cast(String text) {
                viewOf.get(node).forEach(to -> tell(to, text));
            }

            @Override
            public void tell(int to, String text) {
                if (viewOf.get(node).contains(to)) {
                    queue(node, to).add(() -> replicas.get(to).arrived(node, Wire.read(text)));
                }
            }

            @Override
            public void answer(long id, Reply.Status status, @Nullable Object output) {
                if (status == Reply.Status.OK) {
                    (viewOf.get(node).size() == MEMBERS ? acknowledged : apart).add(id);
                }
            }

            @Override
            public void held(long key, long digest) {}

            @Override
            public void merged(long view, ReplicatedMap.Outcome outcome) {}

            @Override
            public void begun(int members) {}
        }

        private void install(long number, List<Integer> members, List<Integer> states) {
            for (int node : members) {
                queue(MEMBERS, node).add(() -> {
                    viewOf.set(node, members);
                    replicas.get(node).installed(new MapReplica.Installed(number, members, states));
                });
            }
        }

        private void cut(int node) {
            for (int other = 0; other < MEMBERS; other++) {
                if (other != node) {
                    queue(node, other).clear();
                    queue(other, node).clear();
                }
            }
        }

        private boolean step() {
            List<Deque<Runnable>> due =
                    waiting.stream().filter(queue -> !queue.isEmpty()).toList();
            if (due.isEmpty()) {
                return false;
            }
            due.get(random.nextInt(due.size())).remove().run();
            return true;
        }

        /** Some steps and some adds, each of an element that is the operation's number. */
        private void serve() {
            for (int i = 0; i < 40; i++) {
                if (random.chance(0.3)) {
                    asked++;
                    int node = random.nextInt(MEMBERS);
                    int key = random.nextInt(KEYS);
                    replicas.get(node).asked(asked, new Request(node, asked, Functions.ADD, key, asked));
                } else {
                    step();
                }
            }
        }

        private void settle() {
            while (step()) {
                // until nothing is on its way
            }
        }

        private static TreeMap<Object, Set<Object>> held(MapReplica replica) {
            TreeMap<Object, Set<Object>> held = new TreeMap<>();
            List<Object> pairs = replica.contents();
            for (int i = 0; i < pairs.size(); i += 2) {
                held.put(pairs.get(i), new TreeSet<>((Collection<?>) pairs.get(i + 1)));
            }
            return held;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unite", "put-if-absent", "discard", "pass-through"})
    void replicasOfAMergedViewHoldTheSameInWhateverOrderStatesAndWritesArrive(String policy) {
        for (int run = 0; run < RUNS; run++) {
            Cluster cluster = new Cluster(Prng.of(run, "replicas"), MergePolicy.of(policy));
            cluster.install(1, List.of(0, 1, 2), List.of(0));
            cluster.serve();
            cluster.cut(2);
            cluster.install(2, List.of(0, 1), List.of(0));
            cluster.install(2, List.of(2), List.of(2));
            cluster.serve();
            cluster.settle();
            cluster.install(3, List.of(0, 1, 2), List.of(0, 2));
            cluster.serve();
            cluster.settle();
            List<TreeMap<Object, Set<Object>>> held =
                    cluster.replicas.stream().map(Cluster::held).toList();
            assertThat(held).as("run %d", run).containsOnly(held.get(0));
            Set<Object> all = new TreeSet<>();
            held.get(0).values().forEach(all::addAll);
            assertThat(all).as("acknowledged by everybody in run %d", run).containsAll(cluster.acknowledged);
            if (MergePolicy.of(policy) == MergePolicy.UNITE) {
                assertThat(all).as("acknowledged by one side in run %d", run).containsAll(cluster.apart);
            }
        }
    }
}
