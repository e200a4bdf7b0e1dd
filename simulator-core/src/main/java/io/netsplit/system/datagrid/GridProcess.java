package io.netsplit.system.datagrid;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.Inspectable;
import io.netsplit.workload.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of a {@link DataGrid}: everything is in memory, so a crash leaves it with nothing. */
final class GridProcess implements Process, Inspectable, Membership.Listener {
    private static final int NOBODY = -1;

    private record Parts(Context context, Membership membership, Shelf shelf, Desk desk, Timer timer) {}

    private final GridOptions options;
    /** What this node brings along from a view that was given up, by key, until its new owner has it. */
    private final Map<Integer, Copy> brought = new LinkedHashMap<>();

    private @Nullable Parts parts;

    GridProcess(GridOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context context) {
        Shelf shelf = new Shelf(context, options);
        Parts started = new Parts(
                context,
                new Membership(context, options, this),
                shelf,
                new Desk(context, options, shelf),
                context.timer("heartbeat", this::tick));
        parts = started;
        started.membership.tick(false);
        started.timer.set(1 + context.random().nextLong(options.heartbeatNs()));
    }

    private void tick() {
        Parts own = parts;
        if (own == null) {
            return;
        }
        own.membership.tick(own.shelf.isComplete());
        own.shelf.tick(own.membership.othersAreReady());
        bring(own);
        own.desk.tick();
        own.timer.set(options.heartbeatNs());
    }

    private void bring(Parts own) {
        for (Copy copy : brought.values().toArray(new Copy[0])) {
            if (own.shelf.merge(copy, () -> {})) {
                brought.remove(copy.key());
            } else if (!own.shelf.holders(copy.key()).isEmpty()
                    && own.shelf.holders(copy.key()).get(0) != own.context.self()) {
                own.context.send(own.shelf.holders(copy.key()).get(0), new GridMessage.Bring(copy));
            }
        }
    }

    @Override
    public void installed(View view, @Nullable View former) {
        Parts own = parts;
        if (own == null) {
            return;
        }
        own.shelf.installed(view, own.membership.isNewcomer());
        own.desk.installed(view);
        if (view.size() < options.leastMembers()) {
            own.context.emit(new GridEvent.Protected(view.size()));
        }
    }

    @Override
    public void leaving(View view) {
        Parts own = parts;
        if (own != null) {
            own.shelf.empty().forEach(copy -> brought.put(copy.key(), copy));
            own.desk.leaving();
        }
    }

    @Override
    public void receive(int from, Message message) {
        Parts own = parts;
        if (own == null) {
            return;
        }
        if (message instanceof Request request) {
            own.desk.ask(from, request, members(own));
        } else if (message instanceof GridMessage said) {
            if (!aboutMembership(own.membership, from, said)) {
                aboutData(own, from, said);
            }
        } else if (message instanceof AdminRequest request) {
            own.context.send(from, new AdminReply(request.serial(), false, NOBODY));
        }
    }

    private static int members(Parts own) {
        View view = own.membership.view();
        return view == null ? 0 : view.size();
    }

    private static boolean aboutMembership(Membership membership, int from, GridMessage said) {
        if (said instanceof GridMessage.Beat beat) {
            membership.beatArrived(from, beat);
        } else if (said instanceof GridMessage.Join join) {
            membership.joinArrived(from, join.who());
        } else if (said instanceof GridMessage.Look look) {
            membership.lookArrived(from, look.view());
        } else if (said instanceof GridMessage.Yield yielded) {
            membership.yieldArrived(from, yielded.view());
        } else if (said instanceof GridMessage.Come come) {
            membership.comeArrived(come.view());
        } else if (said instanceof GridMessage.Leave leave) {
            membership.leave(leave.view());
        } else {
            return false;
        }
        return true;
    }

    private void aboutData(Parts own, int from, GridMessage said) {
        if (said instanceof GridMessage.Ask ask) {
            own.desk.asked(from, ask);
        } else if (said instanceof GridMessage.Answer answer) {
            own.desk.answered(answer.id(), answer.done(), answer.output());
        } else if (said instanceof GridMessage.HandOver handOver) {
            own.shelf.handOverArrived(from, handOver);
        } else if (said instanceof GridMessage.HandOverMissing missing) {
            own.shelf.handOver(from, missing.view());
        } else if (said instanceof GridMessage.Backup backup) {
            own.shelf.backupArrived(from, backup.copy());
        } else if (said instanceof GridMessage.BackedUp backedUp) {
            own.shelf.backedUp(from, backedUp.key(), backedUp.version());
        } else if (said instanceof GridMessage.Bring bring) {
            Copy copy = bring.copy();
            own.shelf.merge(copy, () -> own.context.send(from, new GridMessage.Merged(copy.key(), copy.version())));
        } else if (said instanceof GridMessage.Merged merged) {
            Copy mine = brought.get(merged.key());
            if (mine != null && mine.version() == merged.version()) {
                brought.remove(merged.key());
            }
        }
    }

    @Override
    public Map<Object, Object> contents() {
        Map<Object, Object> contents = new LinkedHashMap<>();
        Parts own = parts;
        if (own != null) {
            own.shelf.copies().forEach((key, copy) -> {
                if (copy.value() != null) {
                    contents.put((long) key, copy.value());
                }
            });
        }
        return contents;
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public long version(Object key) {
        Parts own = parts;
        Copy copy = own == null ? null : own.shelf.copies().get(((Long) key).intValue());
        return copy == null ? 0 : copy.version();
    }
}
