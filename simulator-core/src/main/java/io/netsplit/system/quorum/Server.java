package io.netsplit.system.quorum;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.workload.Request;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One node: a keeper of copies, and a coordinator for whoever asks it. */
final class Server {
    final Context context;
    final DynamoOptions options;
    final Placement placement;
    final Copies copies;
    final Hints hints;
    final Health health;
    final Rounds rounds;
    final Coordinator coordinator;
    private final CommitLog log;
    private final AntiEntropy antiEntropy;

    Server(Context context, DynamoOptions options, Placement placement) {
        this.context = context;
        this.options = options;
        this.placement = placement;
        MerkleTrees trees = new MerkleTrees(placement.ranges());
        log = new CommitLog(context, options.fsync());
        copies = new Copies(context, placement, log, trees);
        health = new Health(context, options.replicaTimeoutNs(), this::isBack);
        hints = new Hints(context, log, health, options.replicaTimeoutNs());
        rounds = new Rounds(context, options.replicaTimeoutNs());
        coordinator = new Coordinator(this);
        antiEntropy = new AntiEntropy(context, options, placement, copies, trees);
    }

    /** Takes up what the disk has kept. */
    void begin() {
        for (long index = 1; index <= log.size(); index++) {
            CommitLog.Entry entry = log.get(index);
            if (entry instanceof CommitLog.Put put) {
                copies.recovered(put.key(), put.copy());
            } else if (entry instanceof CommitLog.Hint hint) {
                hints.recovered(hint.target(), hint.key(), hint.copy());
            } else if (entry instanceof CommitLog.Delivered delivered) {
                hints.recoveredDelivery(delivered.target(), delivered.key(), delivered.copy());
            }
        }
        context.emit(new DynamoEvent.Recovered(copies.size()));
        copies.announce();
        hints.announce();
        antiEntropy.begin();
    }

    int self() {
        return context.self();
    }

    private void isBack(int node) {
        hints.isBack(node);
    }

    void receive(int from, Message message) {
        if (message instanceof DynamoMessage peer) {
            receivePeer(from, peer);
        } else if (message instanceof Request request) {
            coordinator.asked(from, request);
        } else if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), false, DynamoMessage.NOBODY));
        }
    }

    private void receivePeer(int from, DynamoMessage message) {
        if (message instanceof DynamoMessage.Fetch fetch) {
            context.send(from, new DynamoMessage.Fetched(fetch.round(), fetch.key(), lookUp(fetch.key())));
        } else if (message instanceof DynamoMessage.Store store) {
            store(from, store);
        } else if (message instanceof DynamoMessage.Fetched fetched) {
            health.answered(from);
            if (rounds.find(fetched.round()) instanceof FetchRound round) {
                round.fetched(from, fetched.copy());
            }
        } else if (message instanceof DynamoMessage.Stored stored) {
            health.answered(from);
            if (rounds.find(stored.round()) instanceof StoreRound round) {
                round.stored(from);
            }
        } else if (message instanceof DynamoMessage.Forward forward) {
            coordinator.coordinate(forward.client(), forward.request());
        } else {
            receiveUpkeep(from, message);
        }
    }

    private void receiveUpkeep(int from, DynamoMessage message) {
        if (message instanceof DynamoMessage.HandOff handOff) {
            DynamoMessage answer = new DynamoMessage.TakenOver(handOff.key(), handOff.copy());
            copies.put(handOff.key(), handOff.copy(), () -> context.send(from, answer));
        } else if (message instanceof DynamoMessage.TakenOver taken) {
            hints.takenOver(from, taken.key(), taken.copy());
            health.answered(from);
        } else if (message instanceof DynamoMessage.Ping) {
            context.send(from, new DynamoMessage.Pong());
        } else if (message instanceof DynamoMessage.Pong) {
            health.answered(from);
        } else if (message instanceof DynamoMessage.TreeNodes nodes) {
            antiEntropy.compare(from, nodes);
        } else if (message instanceof DynamoMessage.Buckets buckets) {
            antiEntropy.takeIn(from, buckets);
        }
    }

    private void store(int from, DynamoMessage.Store store) {
        if (store.round() == 0) {
            copies.put(store.key(), store.copy(), () -> {});
            return;
        }
        DynamoMessage answer = new DynamoMessage.Stored(store.round());
        keep(store.key(), store.copy(), store.hintFor(), () -> context.send(from, answer));
    }

    /** Keeps a copy, its own or in the place of {@code forNode}. */
    void keep(int key, Copy copy, int forNode, Runnable kept) {
        if (forNode == DynamoMessage.NOBODY || !options.hintedHandoff()) {
            copies.put(key, copy, kept);
        } else {
            hints.put(forNode, key, copy, kept);
        }
    }

    /** All that this node has of the object, what it keeps for others included. */
    @Nullable
    Copy lookUp(int key) {
        return Copy.joinAny(copies.get(key), hints.get(key));
    }

    /** The objects of which {@link #lookUp} finds something. */
    Set<Integer> keys() {
        Set<Integer> keys = new TreeSet<>();
        copies.all().forEach((copy, key) -> keys.add(key));
        hints.addKeys(keys);
        return keys;
    }

    /** Sends the newest copy known to a replica that has shown an older one. */
    void repair(int node, int key, Copy copy) {
        context.emit(new DynamoEvent.ReadRepaired(key, node));
        if (node == self()) {
            copies.put(key, copy, () -> {});
        } else {
            context.send(node, new DynamoMessage.Store(0, key, copy, DynamoMessage.NOBODY));
        }
    }
}
