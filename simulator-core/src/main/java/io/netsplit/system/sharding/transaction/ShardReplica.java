package io.netsplit.system.sharding.transaction;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.Inspectable;
import io.netsplit.system.commit.CommitEvent;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.log.ReplicatedLog;
import io.netsplit.system.log.ReplicatedStateMachine;
import io.netsplit.system.log.StateImage;
import io.netsplit.system.sharding.Move;
import io.netsplit.system.sharding.ShardMap;
import io.netsplit.system.sharding.ShardingEvent;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import io.netsplit.workload.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node of a shard. Whatever changes the shard is a command in its log, and what this node makes of it is the same on all;
 * the one that leads the log talks to the others ({@link Reign}).
 */
final class ShardReplica implements Process, ReplicatedStateMachine, Inspectable {
    private static final long TICK_NS = 20_000_000;

    private final Ensemble ensemble;
    private final ShardGroup group;
    private final ShardState state;
    private @Nullable Context context;
    private @Nullable ReplicatedLog log;
    private @Nullable Timer tick;
    private @Nullable Reign reign;

    ShardReplica(Ensemble ensemble, ShardGroup group) {
        this.ensemble = ensemble;
        this.group = group;
        this.state = new ShardState(ensemble, group.shard());
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        ReplicatedLog made = ensemble.options()
                .replication()
                .log(new GroupContext(newContext, group.number()), group.members(), ensemble.options(), this);
        log = made;
        Timer timer = newContext.timer("tick", this::tick);
        tick = timer;
        made.start();
        timer.set(TICK_NS);
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
        if (log().receive(from, message)) {
            return;
        }
        Reign leading = reign;
        if (message instanceof Request request) {
            List<Integer> routers = ensemble.routers();
            int router = routers.get(context().random().nextInt(routers.size()));
            context().send(from, new Reply(request.client(), request.serial(), Reply.Status.REFUSED, null, router));
        } else if (message instanceof AdminRequest request) {
            context()
                    .send(
                            from,
                            new AdminReply(
                                    request.serial(), false, ensemble.routers().get(0)));
        } else if (message instanceof TransactionMessage own) {
            if (leading != null) {
                leading.receive(from, own);
            } else if (own instanceof TransactionMessage.Prepare prepare) {
                deny(from, prepare.transaction());
            } else if (own instanceof TransactionMessage.Batch) {
                deny(from, 0);
            }
        }
    }

    private void deny(int from, long transaction) {
        context().send(from, new TransactionMessage.NotLeader(transaction, group.shard(), log().leader()));
    }

    private void tick() {
        if (reign != null) {
            reign.tick();
        }
        if (tick != null) {
            tick.set(TICK_NS);
        }
    }

    // The log

    @Override
    public void leadershipChanged(boolean leads) {
        if (reign != null) {
            reign.end();
        }
        reign = leads ? new Reign(context(), log(), ensemble, group, state) : null;
    }

    @Override
    public void apply(long position, LogCommand command, boolean mine) {
        Reign leading = mine ? reign : null;
        if (command instanceof ShardCommand.Prepare prepare) {
            Judgement judgement = state.prepare(prepare);
            if (leading != null) {
                leading.judged(prepare, judgement);
            }
        } else if (command instanceof ShardCommand.End end) {
            end(end, leading);
        } else if (command instanceof ShardCommand.Install install) {
            install(install.map());
        } else if (command instanceof ShardCommand.Freeze freeze) {
            if (state.freeze(freeze.move()) && mine) {
                context().emit(new ShardingEvent.SwitchBegun(freeze.move().id()));
            }
        } else if (command instanceof ShardCommand.Release release) {
            state.release(release.move());
        } else if (command instanceof ShardCommand.Receive receive) {
            state.receive(receive.images());
            if (leading != null) {
                context().send(receive.from(), new TransactionMessage.BatchAck(receive.move(), receive.sequence()));
            }
        }
        if (leading != null) {
            leading.proceed();
        }
    }

    private void end(ShardCommand.End end, @Nullable Reign leading) {
        Boolean before = state.outcome(end.transaction());
        ShardState.Branch branch = state.end(end.transaction(), end.commit());
        if (branch != null) {
            context().emit(new CommitEvent.Ended(end.transaction(), end.commit()));
            if (leading != null && end.commit()) {
                branch.prepare().steps().stream().map(Step::key).distinct().forEach(key -> served(branch, key));
            }
        } else if (end.commit() && before == null) {
            // It has forgotten its yes: what it was to commit is gone.
            context().emit(new CommitEvent.Ended(end.transaction(), false));
        }
        if (leading != null) {
            leading.ended(end.transaction());
        }
    }

    private void served(ShardState.Branch branch, int key) {
        boolean writes = branch.prepare().steps().stream().anyMatch(step -> step.key() == key && step.writes());
        context().emit(new ShardingEvent.Served(key, state.epoch(key), writes, false));
    }

    private void install(ShardMap newer) {
        List<Move> before = state.map().moves();
        if (state.install(newer)) {
            for (Move move : before) {
                if (move.target() == group.shard() && !newer.isOutstanding(move)) {
                    context()
                            .emit(new ShardingEvent.SwitchEnded(
                                    move.id(), ensemble.keys().keysIn(move.units())));
                }
            }
        }
    }

    @Override
    public long digest() {
        return state.digest();
    }

    @Override
    public StateImage image() {
        return state.image();
    }

    @Override
    public void restore(StateImage image) {
        state.restore(image);
    }

    // At the end of a run

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public long version(Object key) {
        CellImage cell = state.cell(((Long) key).intValue());
        return cell == null ? 0 : cell.version();
    }

    @Override
    public Map<Object, Object> contents() {
        Map<Object, Object> contents = new LinkedHashMap<>();
        state.cells().forEach((key, cell) -> {
            if (cell.value() != null) {
                contents.put((long) key, cell.value());
            }
        });
        return contents;
    }
}
