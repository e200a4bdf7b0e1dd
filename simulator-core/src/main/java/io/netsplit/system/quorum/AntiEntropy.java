package io.netsplit.system.quorum;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.system.OptionValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what two replicas do not have in common, and makes it so (Dynamo, section 4.7). The node with the lower address
 * begins with the roots of all ranges that both keep; each answers with its nodes below those that differ, until it comes to
 * leaves, whose copies are exchanged.
 */
final class AntiEntropy {
    /** Copies of so many leaves travel in one message. */
    private static final int MOST_LEAVES = 64;

    private final Context context;
    private final DynamoOptions options;
    private final Placement placement;
    private final Copies copies;
    private final MerkleTrees trees;
    private final Timer timer;

    AntiEntropy(Context context, DynamoOptions options, Placement placement, Copies copies, MerkleTrees trees) {
        this.context = context;
        this.options = options;
        this.placement = placement;
        this.copies = copies;
        this.trees = trees;
        this.timer = context.timer("anti-entropy", this::begins);
    }

    /** The first comparison comes at a random part of the interval, so that not all nodes begin at once. */
    void begin() {
        if (options.antiEntropyNs() != OptionValues.OFF && options.dataNodes().contains(context.self())) {
            timer.set(context.random().nextLong(options.antiEntropyNs()));
        }
    }

    private void begins() {
        timer.set(options.antiEntropyNs());
        for (int peer : options.dataNodes()) {
            int[] ranges = peer > context.self() ? placement.common(context.self(), peer) : new int[0];
            if (ranges.length > 0) {
                int[] roots = new int[ranges.length];
                for (int i = 0; i < ranges.length; i++) {
                    roots[i] = MerkleTrees.root(ranges[i]);
                }
                send(peer, roots, roots.length);
            }
        }
    }

    private void send(int peer, int[] nodes, int count) {
        int[] sent = Arrays.copyOf(nodes, count);
        long[] hashes = new long[count];
        for (int i = 0; i < count; i++) {
            hashes[i] = trees.hash(sent[i]);
        }
        send(peer, new DynamoMessage.TreeNodes(sent, hashes), 0);
    }

    private void send(int peer, DynamoMessage message, int copiesSent) {
        context.emit(new DynamoEvent.TreesCompared(peer, message.sizeBytes(), copiesSent));
        context.send(peer, message);
    }

    /** A peer shows nodes of its trees. */
    void compare(int peer, DynamoMessage.TreeNodes theirs) {
        int[] below = new int[8 * theirs.nodes().length];
        int belowCount = 0;
        int[] leaves = new int[theirs.nodes().length];
        int leafCount = 0;
        for (int i = 0; i < theirs.nodes().length; i++) {
            int node = theirs.nodes()[i];
            if (trees.hash(node) == theirs.hashes()[i]) {
                continue;
            }
            if (MerkleTrees.isLeaf(node)) {
                leaves[leafCount++] = node;
            } else {
                for (int child : MerkleTrees.children(node)) {
                    below[belowCount++] = child;
                }
            }
        }
        if (belowCount > 0) {
            send(peer, below, belowCount);
        }
        for (int from = 0; from < leafCount; from += MOST_LEAVES) {
            sendCopies(peer, Arrays.copyOfRange(leaves, from, Math.min(leafCount, from + MOST_LEAVES)), false);
        }
    }

    private void sendCopies(int peer, int[] leaves, boolean answer) {
        Arrays.sort(leaves);
        List<Integer> keys = new ArrayList<>();
        List<Copy> found = new ArrayList<>();
        copies.all().forEach((copy, key) -> {
            if (Arrays.binarySearch(leaves, MerkleTrees.leaf(placement.place(key))) >= 0) {
                keys.add(key);
                found.add(copy);
            }
        });
        int[] numbers = keys.stream().mapToInt(Integer::intValue).toArray();
        send(peer, new DynamoMessage.Buckets(leaves, numbers, List.copyOf(found), answer), found.size());
    }

    /** A peer gives its copies in leaves that differ; it is answered with the own ones. */
    void takeIn(int peer, DynamoMessage.Buckets theirs) {
        if (!theirs.answer()) {
            sendCopies(peer, theirs.buckets().clone(), true);
        }
        for (int i = 0; i < theirs.keys().length; i++) {
            copies.put(theirs.keys()[i], theirs.copies().get(i), () -> {});
        }
    }
}
