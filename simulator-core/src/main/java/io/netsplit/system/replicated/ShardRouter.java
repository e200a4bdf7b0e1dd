package io.netsplit.system.replicated;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.system.DataStore;
import io.netsplit.system.hosting.HostedMessage;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Passes requests on to the member of a shard that it takes for the one to ask, and answers back. A member that refuses names
 * a better one, or the router goes through the members in turn. Where one is silent, reads are asked of the next; of a
 * write nobody knows then whether it was done, and the client may ask again.
 */
final class ShardRouter {
    private static final int MOST_PENDING = 100_000;
    private static final int MOST_TRIES = 40;
    private static final long PAUSE_NS = 20_000_000;
    private static final long SWEEP_NS = 25_000_000;

    private static final class Pending {
        private final int client;
        private final Request request;
        private final int shard;
        private int tries;
        private int target;
        private long untilNs;

        private Pending(int client, Request request, int shard) {
            this.client = client;
            this.request = request;
            this.shard = shard;
        }
    }

    private final Context context;
    private final Shards shards;
    /** By session: each has one operation in flight. */
    private final Map<Integer, Pending> pending = new LinkedHashMap<>();

    private final List<Pending> paused = new ArrayList<>();
    private final int[] believed;
    private final Timer pause;
    private final Timer sweep;
    private ShardMembers members;

    ShardRouter(Context context, Shards shards) {
        this.context = context;
        this.shards = shards;
        this.members = ShardMembers.first(shards);
        this.believed = new int[shards.options().shards()];
        for (int shard = 0; shard < believed.length; shard++) {
            believed[shard] = members.members().get(shard).get(0);
        }
        this.pause = context.timer("pause", this::goOn);
        this.sweep = context.timer("sweep", this::sweep);
        sweep.set(SWEEP_NS);
    }

    void receive(int from, Message message) {
        if (message instanceof Request request) {
            asked(from, request);
        } else if (message instanceof HostedMessage hosted && hosted.message() instanceof Reply reply) {
            replied(from, hosted.group(), reply);
        } else if (message instanceof ShardMembers news) {
            learn(news);
        }
    }

    void learn(ShardMembers news) {
        if (news.version() > members.version()) {
            members = news;
        }
    }

    int believed(int shard) {
        return believed[shard];
    }

    /** The node was of no help: the next member is believed in, or whom it named. */
    void disappointed(int shard, int node, int better) {
        if (better >= 0 && better != node) {
            believed[shard] = better;
        } else if (believed[shard] == node) {
            List<Integer> all = members.members().get(shard);
            believed[shard] = all.get((all.indexOf(node) + 1) % all.size());
        }
    }

    private void asked(int client, Request request) {
        Pending asked = new Pending(client, request, shards.shard(request.key()));
        if (pending.size() >= MOST_PENDING) {
            answer(asked, Reply.Status.REFUSED);
            return;
        }
        pending.put(request.client(), asked);
        forward(asked);
    }

    private void forward(Pending asked) {
        asked.tries++;
        asked.target = believed[asked.shard];
        asked.untilNs = context.clock().monotonicNs() + shards.options().patienceNs();
        context.send(asked.target, new HostedMessage(asked.shard, asked.request));
    }

    private void replied(int from, int shard, Reply reply) {
        Pending asked = pending.get(reply.client());
        if (asked == null || asked.request.serial() != reply.serial() || asked.shard != shard) {
            return;
        }
        if (reply.status() == Reply.Status.REFUSED) {
            if (from == asked.target) {
                refused(asked, from, reply.leader());
            }
            return;
        }
        if (reply.status() == Reply.Status.OK) {
            context.emit(new Answered(shard));
        }
        pending.remove(reply.client());
        int nobody = -1;
        context.send(
                asked.client,
                new Reply(reply.client(), reply.serial(), reply.status(), reply.output(), nobody, reply.causality()));
    }

    private void refused(Pending asked, int from, int better) {
        disappointed(asked.shard, from, better);
        if (asked.tries >= MOST_TRIES) {
            answer(asked, Reply.Status.REFUSED);
        } else if (better >= 0
                && better != from
                && asked.tries % members.members().get(asked.shard).size() != 0) {
            forward(asked);
        } else {
            asked.target = -1;
            asked.untilNs = Long.MAX_VALUE;
            paused.add(asked);
            if (!pause.isSet()) {
                pause.set(PAUSE_NS);
            }
        }
    }

    private void goOn() {
        List<Pending> waiting = List.copyOf(paused);
        paused.clear();
        for (Pending asked : waiting) {
            if (pending.get(asked.request.client()) == asked) {
                forward(asked);
            }
        }
    }

    private void sweep() {
        sweep.set(SWEEP_NS);
        long nowNs = context.clock().monotonicNs();
        for (Pending asked : List.copyOf(pending.values())) {
            if (asked.untilNs <= nowNs) {
                disappointed(asked.shard, asked.target, -1);
                boolean harmless = DataStore.isRead(asked.request.function());
                if (harmless && asked.tries < MOST_TRIES) {
                    forward(asked);
                } else {
                    answer(asked, Reply.Status.UNKNOWN);
                }
            }
        }
    }

    private void answer(Pending asked, Reply.Status status) {
        pending.remove(asked.request.client(), asked);
        context.send(asked.client, new Reply(asked.request.client(), asked.request.serial(), status, null, -1));
    }
}
