package io.netsplit.system.quorum;

import io.netsplit.causality.Dot;
import io.netsplit.causality.VersionVector;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Invariant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was acknowledged is on some node's disk, in its own place or in another's, or something is that replaces it. Where the
 * last write wins, any higher version replaces it; where siblings are kept, only a write by a client that had seen it.
 */
final class AcknowledgedWritesKept implements Invariant {
    static final String NAME = "acknowledged-writes-kept";

    /** A node and the one in whose place it keeps a copy. */
    private record Holder(int node, int target) {}

    /** Everything about one object. */
    private static final class History {
        /** By node. */
        private @Nullable Copy[] copies = new Copy[8];

        private final Map<Holder, Copy> hints = new LinkedHashMap<>();
        private @Nullable Copy newest;
        private final List<Dot> values = new ArrayList<>();
        private VersionVector replaced = VersionVector.EMPTY;

        @Nullable
        Copy put(int node, Copy copy) {
            if (node >= copies.length) {
                copies = Arrays.copyOf(copies, 2 * node);
            }
            Copy before = copies[node];
            copies[node] = copy;
            return before;
        }

        /** True where the node held anything. */
        boolean forget(int node) {
            boolean held = hints.keySet().removeIf(holder -> holder.node() == node);
            if (node < copies.length && copies[node] != null) {
                copies[node] = null;
                held = true;
            }
            return held;
        }

        /** An acknowledged write that nobody holds and nothing replaces, or null. */
        @Nullable
        String lost() {
            values.removeIf(replaced::contains);
            for (Dot value : values) {
                if (!anyHolds(copy -> ((SiblingCopy) copy).holds(value))) {
                    return "the value " + value;
                }
            }
            Copy write = newest;
            return write == null || anyHolds(copy -> copy.includes(write))
                    ? null
                    : "the write " + write + " or a newer one";
        }

        private boolean anyHolds(Predicate<Copy> what) {
            for (Copy copy : copies) {
                if (copy != null && what.test(copy)) {
                    return true;
                }
            }
            return hints.values().stream().anyMatch(what);
        }
    }

    private final KeyTable<History> histories = new KeyTable<>();
    /** Objects of which a node that came back may have lost its copy; looked at when it has said what it found. */
    private final Set<Integer> doubtful = new LinkedHashSet<>();

    private long doubtfulSinceNs;
    private int doubtfulNode;
    private long checks;
    private @Nullable Violation violation;

    @Override
    public boolean watchesMessages() {
        return false;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (timeNs > doubtfulSinceNs) {
            settleDoubts();
        }
        if (event instanceof DynamoEvent.CopyKept kept) {
            keeps(timeNs, node, kept.key(), of(kept.key()).put(node, kept.copy()));
        } else if (event instanceof DynamoEvent.HintKept kept) {
            keeps(timeNs, node, kept.key(), of(kept.key()).hints.put(new Holder(node, kept.target()), kept.copy()));
        } else if (event instanceof DynamoEvent.HintDelivered delivered) {
            of(delivered.key()).hints.remove(new Holder(node, delivered.target()));
            check(timeNs, node, delivered.key());
        } else if (event instanceof DynamoEvent.ValueWritten written) {
            History history = of(written.key());
            history.replaced = history.replaced.join(written.seen());
        } else if (event instanceof DynamoEvent.WriteAcknowledged acknowledged) {
            acknowledges(timeNs, node, acknowledged);
        } else if (event instanceof DynamoEvent.Recovered) {
            comesBack(timeNs, node);
        }
    }

    /** A stamped copy only ever grows; of siblings, one may be gone. */
    private void keeps(long timeNs, int node, int key, @Nullable Copy before) {
        if (before instanceof SiblingCopy) {
            check(timeNs, node, key);
        }
    }

    private void acknowledges(long timeNs, int node, DynamoEvent.WriteAcknowledged acknowledged) {
        History history = of(acknowledged.key());
        if (acknowledged.dot() != null) {
            history.values.add(acknowledged.dot());
        } else if (acknowledged.copy() instanceof StampedCopy) {
            history.newest = Copy.joinAny(history.newest, acknowledged.copy());
        }
        check(timeNs, node, acknowledged.key());
    }

    private void comesBack(long timeNs, int node) {
        settleDoubts();
        doubtfulSinceNs = timeNs;
        doubtfulNode = node;
        histories.forEach((history, key) -> {
            if (history.forget(node)) {
                doubtful.add(key);
            }
        });
    }

    private void settleDoubts() {
        List<Integer> keys = List.copyOf(doubtful);
        doubtful.clear();
        for (int key : keys) {
            check(doubtfulSinceNs, doubtfulNode, key);
        }
    }

    private void check(long timeNs, int node, int key) {
        checks++;
        String lost = violation == null ? of(key).lost() : null;
        if (lost != null && !doubtful.contains(key)) {
            violation = new Violation(
                    timeNs,
                    "after what n" + (node + 1) + " did, no node holds " + lost + " of key " + key
                            + ", which was acknowledged");
        }
    }

    private History of(int key) {
        History known = histories.get(key);
        if (known == null) {
            known = new History();
            histories.put(key, known);
        }
        return known;
    }

    @Override
    public long checks() {
        return checks;
    }

    @Override
    public Optional<Violation> violation() {
        if (violation == null) {
            settleDoubts();
        }
        return Optional.ofNullable(violation);
    }
}
