package io.netsplit.run;

import io.netsplit.system.ObjectHeld;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each replica held of each object at each instant, see {@link ObjectHeld}. */
final class ObjectProgress {
    private static final int NODE = -1;
    private static final long DOWN = 0;
    private static final long UP = 1;

    private final int nodes;
    private final Map<Integer, List<Integer>> replicasOf = new LinkedHashMap<>();
    private long[] timesNs = new long[64];
    private int[] who = new int[64];
    private int[] keys = new int[64];
    private long[] digests = new long[64];
    private int size;

    ObjectProgress(int nodes) {
        this.nodes = nodes;
    }

    boolean isReported() {
        return !replicasOf.isEmpty();
    }

    void held(long timeNs, int node, ObjectHeld event) {
        replicasOf.put(event.key(), event.replicas());
        add(timeNs, node, event.key(), event.contentDigest());
    }

    /** A process has begun, and says next what it holds; or none runs any more. */
    void node(long timeNs, int node, boolean up) {
        add(timeNs, node, NODE, up ? UP : DOWN);
    }

    private void add(long timeNs, int node, int key, long digest) {
        if (size == timesNs.length) {
            timesNs = Arrays.copyOf(timesNs, 2 * size);
            who = Arrays.copyOf(who, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
            digests = Arrays.copyOf(digests, 2 * size);
        }
        timesNs[size] = timeNs;
        who[size] = node;
        keys[size] = key;
        digests[size++] = digest;
    }

    /** See {@link ReplicaProgress#firstConverged}. */
    long firstConverged(long fromNs, long toNs) {
        Replay replay = new Replay();
        replay.until(fromNs);
        replay.waitForAll();
        if (replay.waitingFor.isEmpty()) {
            return fromNs;
        }
        while (replay.step < size && timesNs[replay.step] < toNs) {
            long timeNs = timesNs[replay.step];
            replay.until(timeNs);
            if (replay.waitingFor.isEmpty()) {
                return timeNs;
            }
        }
        return -1;
    }

    /** The replica that lacks most of what others hold, or -1 where none lacks anything. */
    int furthestBehind(long timeNs) {
        Replay replay = new Replay();
        replay.until(timeNs);
        return replay.furthestBehind();
    }

    /** The same events once more, in their order. */
    private final class Replay {
        private final boolean[] up = new boolean[nodes];
        private final Map<Integer, long[]> held = new LinkedHashMap<>();
        private final Set<Integer> waitingFor = new LinkedHashSet<>();
        private Set<Integer> known = new LinkedHashSet<>();
        private int step;

        /** Through {@code timeNs}. */
        void until(long timeNs) {
            boolean nodesChanged = false;
            List<Integer> changed = new ArrayList<>();
            for (; step < size && timesNs[step] <= timeNs; step++) {
                int node = who[step];
                if (keys[step] == NODE) {
                    up[node] = digests[step] == UP;
                    held.values().forEach(digestsOfKey -> digestsOfKey[node] = 0);
                    nodesChanged = true;
                } else {
                    held.computeIfAbsent(keys[step], key -> new long[nodes])[node] = digests[step];
                    changed.add(keys[step]);
                }
            }
            if (nodesChanged) {
                waitFor(known);
                waitingFor.removeIf(this::agree);
            } else {
                changed.forEach(key -> {
                    if (agree(key)) {
                        waitingFor.remove(key);
                    }
                });
            }
        }

        /** From here on, wait for what is there now. */
        void waitForAll() {
            known = new LinkedHashSet<>(held.keySet());
            waitFor(known);
        }

        private void waitFor(Set<Integer> objects) {
            for (int key : objects) {
                if (!agree(key)) {
                    waitingFor.add(key);
                }
            }
        }

        private boolean agree(int key) {
            long[] digestsOfKey = held.get(key);
            boolean found = false;
            long digest = 0;
            for (int node : replicasOf.getOrDefault(key, List.of())) {
                if (up[node] && digestsOfKey != null) {
                    if (found && digestsOfKey[node] != digest) {
                        return false;
                    }
                    found = true;
                    digest = digestsOfKey[node];
                }
            }
            return true;
        }

        int furthestBehind() {
            int[] lacks = new int[nodes];
            for (Map.Entry<Integer, long[]> entry : held.entrySet()) {
                if (!agree(entry.getKey())) {
                    blame(replicasOf.getOrDefault(entry.getKey(), List.of()), entry.getValue(), lacks);
                }
            }
            int furthest = -1;
            for (int node = 0; node < nodes; node++) {
                if (lacks[node] > 0 && (furthest < 0 || lacks[node] > lacks[furthest])) {
                    furthest = node;
                }
            }
            return furthest;
        }

        /** Who differs from the first replica of the object that is up, counting those that have nothing twice. */
        private void blame(List<Integer> replicas, long[] digestsOfKey, int[] lacks) {
            for (int node : replicas) {
                if (up[node]) {
                    for (int other : replicas) {
                        boolean differs = up[other] && digestsOfKey[other] != digestsOfKey[node];
                        lacks[node] += differs ? 1 : 0;
                    }
                    lacks[node] += digestsOfKey[node] == 0 ? 1 : 0;
                }
            }
        }
    }
}
