package io.netsplit.system.sharding.transaction;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.OptionValues;
import io.netsplit.system.commit.Commands;
import io.netsplit.system.commit.Ledger;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.log.ReplicatedStateMachine;
import io.netsplit.system.log.StateImage;
import io.netsplit.system.sharding.ShardMap;
import io.netsplit.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * A router: it coordinates the transactions of the clients that ask it ({@link Coordination}), by a map that may be old. What
 * is decided is in a log: its own, or one that all routers replicate. Whoever keeps the map has a {@link MapKeeper} too.
 */
final class TransactionRouter implements Process, ReplicatedStateMachine {
    private static final long TICK_NS = 20_000_000;
    private static final String LIVES = "lives";

    private record Image(StateImage ledger, ShardMap map) implements StateImage {
        @Override
        public int sizeBytes() {
            return ledger.sizeBytes() + map.sizeBytes();
        }
    }

    private final Ensemble ensemble;
    private final Ledger ledger = new Ledger();
    private @Nullable Context context;
    private @Nullable ReplicatedLog log;
    private @Nullable Coordination coordination;
    private @Nullable MapKeeper keeper;
    private @Nullable Timer tick;
    private @Nullable Timer refresh;

    /** As the log has it. */
    private ShardMap decreed;

    TransactionRouter(Ensemble ensemble) {
        this.ensemble = ensemble;
        this.decreed = ensemble.firstMap();
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        TransactionOptions options = ensemble.options();
        ReplicatedLog made = options.coordination()
                .log(new GroupContext(newContext, ensemble.count()), ensemble.routers(), options, this);
        log = made;
        coordination = new Coordination(newContext, made, ensemble, ledger, newLife(newContext));
        keeper = new MapKeeper(newContext, made, ensemble);
        tick = newContext.timer("sweep", this::tick);
        refresh = newContext.timer("refresh", this::refreshIsDue);
        made.start();
        tick.set(TICK_NS);
        refreshIsDue();
    }

    /** Numbers of transactions are new in every life. */
    private long newLife(Context here) {
        long life = here.disk().read(LIVES) instanceof Long lives ? lives + 1 : 1;
        here.disk().write(LIVES, life, 8);
        here.disk().sync(ok -> {
            if (ok && coordination != null) {
                coordination.begin();
            }
        });
        return life;
    }

    private Context context() {
        if (context == null) {
            throw new IllegalStateException("not started");
        }
        return context;
    }

    private ReplicatedLog log() {
        if (log == null) {
            throw new IllegalStateException("not started");
        }
        return log;
    }

    @Override
    public void receive(int from, Message message) {
        Coordination leads = coordination;
        MapKeeper keeps = keeper;
        if (leads == null || keeps == null || log().receive(from, message)) {
            return;
        }
        if (message instanceof Request request) {
            leads.asked(from, request);
        } else if (message instanceof AdminRequest request) {
            boolean done = isKeeper() && keeps.administer(request, decreed);
            context().send(from, new AdminReply(request.serial(), done, keeperAddress()));
        } else if (message instanceof TransactionMessage.MapQuery query) {
            if (query.version() < decreed.version()) {
                context().send(from, new TransactionMessage.Assign(decreed));
            }
        } else if (message instanceof TransactionMessage.Assign assign) {
            leads.learn(assign.map());
        } else if (message instanceof TransactionMessage.Assigned assigned) {
            keeps.assigned(assigned);
        } else if (message instanceof TransactionMessage.Released released) {
            if (isKeeper()) {
                keeps.released(from, released.move(), decreed);
            }
        } else if (message instanceof TransactionMessage own) {
            leads.receive(from, own);
        }
    }

    // Who keeps the map

    private int keeperAddress() {
        return ensemble.options().isCoordinationReplicated()
                ? log().leader()
                : ensemble.routers().get(0);
    }

    private boolean isKeeper() {
        return log().leads() && keeperAddress() == context().self();
    }

    private void tick() {
        if (coordination != null) {
            coordination.sweep();
        }
        if (keeper != null && isKeeper()) {
            keeper.tick(decreed);
        }
        if (tick != null) {
            tick.set(TICK_NS);
        }
    }

    private void refreshIsDue() {
        int address = keeperAddress();
        if (address >= 0 && address != context().self() && coordination != null) {
            context().send(address, new TransactionMessage.MapQuery(coordination.mapVersion()));
        }
        long everyNs = ensemble.options().refreshNs();
        if (everyNs != OptionValues.OFF && refresh != null) {
            refresh.set(everyNs);
        }
    }

    // The log

    @Override
    public void apply(long position, LogCommand command, boolean mine) {
        if (command instanceof Commands.Decide decide) {
            boolean commit = ledger.decide(decide);
            if (coordination != null) {
                coordination.decided(decide, commit);
            }
        } else if (command instanceof Decree decree) {
            if (decree.map().version() == decreed.version() + 1) {
                ShardMap before = decreed;
                decreed = decree.map();
                if (mine && keeper != null) {
                    keeper.decreed(before, decreed);
                }
            }
            if (mine && keeper != null) {
                keeper.settled();
            }
            if (coordination != null) {
                coordination.learn(decreed);
            }
        }
    }

    @Override
    public void leadershipChanged(boolean leads) {
        if (keeper != null) {
            keeper.settled();
        }
    }

    @Override
    public long digest() {
        return ledger.digest() * 31 + decreed.version();
    }

    @Override
    public StateImage image() {
        return new Image(ledger.image(), decreed);
    }

    @Override
    public void restore(StateImage image) {
        Image kept = (Image) image;
        ledger.restore(kept.ledger);
        decreed = kept.map;
    }
}
