package io.netsplit.system.datagrid;

import io.netsplit.node.Context;
import io.netsplit.system.DataStore;
import io.netsplit.system.Values;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys that this node holds. Their owner does what is asked and answers once every backup has it. When the view changes,
 * everybody hands what it has to those who are to hold it now, and nobody serves before all have done so; what a node no
 * longer has to hold it drops once everybody is ready.
 */
final class Shelf {
    private static final int VERSION_BITS = 32;

    /** A write that some backups have not confirmed. */
    private static final class Pending {
        private final long version;
        private final Set<Integer> confirmed = new LinkedHashSet<>();
        private final Runnable done;

        private Pending(long version, Runnable done) {
            this.version = version;
            this.done = done;
        }
    }

    private final Context context;
    private final GridOptions options;
    private final Map<Integer, Copy> copies = new LinkedHashMap<>();
    private final Map<Integer, List<Pending>> pending = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> placement = new LinkedHashMap<>();
    private final Set<Integer> missing = new LinkedHashSet<>();
    private @Nullable View view;
    private boolean newcomer;
    private long counter;

    Shelf(Context context, GridOptions options) {
        this.context = context;
        this.options = options;
    }

    boolean isReady() {
        return view != null && (missing.isEmpty() || !options.copyFirst());
    }

    boolean isComplete() {
        return view != null && missing.isEmpty();
    }

    /** The owner of the key first; empty without a view. */
    List<Integer> holders(int key) {
        View now = view;
        return now == null ? List.of() : placement.computeIfAbsent(key, unused -> now.holders(key, options.copies()));
    }

    boolean owns(int key) {
        List<Integer> holders = holders(key);
        return isReady() && works() && !holders.isEmpty() && holders.get(0) == context.self();
    }

    /** False where the view is too small to be trusted with anything. */
    private boolean works() {
        View now = view;
        return now != null && now.size() >= options.leastMembers();
    }

    Map<Integer, Copy> copies() {
        return copies;
    }

    // The view changes

    void installed(View next, boolean asNewcomer) {
        view = next;
        newcomer = asNewcomer;
        placement.clear();
        missing.clear();
        next.veterans().forEach(veteran -> {
            if (veteran.node() != context.self()) {
                missing.add(veteran.node());
            }
        });
        next.nodes().forEach(node -> handOver(node, next.id()));
        copies.keySet().forEach(this::tell);
        if (!works()) {
            pending.clear(); // who is to be protected acknowledges nothing any more
        }
        for (int key : List.copyOf(pending.keySet())) {
            backUp(key);
        }
    }

    void handOver(int to, View.Id id) {
        View now = view;
        if (to == context.self() || newcomer || now == null || !now.id().equals(id) || !now.has(to)) {
            return;
        }
        List<Copy> theirs = new ArrayList<>();
        copies.forEach((key, copy) -> {
            if (holders(key).contains(to)) {
                theirs.add(copy);
            }
        });
        context.send(to, new GridMessage.HandOver(id, List.copyOf(theirs)));
    }

    void handOverArrived(int from, GridMessage.HandOver message) {
        View now = view;
        if (now != null && now.id().equals(message.view())) {
            message.copies().forEach(this::keep);
            missing.remove(from);
        }
    }

    /** All that this node owns, for another view; afterwards it holds nothing. */
    List<Copy> empty() {
        List<Copy> owned = new ArrayList<>();
        copies.forEach((key, copy) -> {
            if (holders(key).get(0) == context.self() && copy.value() != null) {
                owned.add(copy);
            }
        });
        copies.clear();
        pending.clear();
        placement.clear();
        view = null;
        return owned;
    }

    /** Asks again for what has not come, or drops what others hold. */
    void tick(boolean othersAreReady) {
        View now = view;
        if (now == null) {
            return;
        }
        for (int node : missing) {
            context.send(node, new GridMessage.HandOverMissing(now.id()));
        }
        if (missing.isEmpty() && othersAreReady) {
            copies.keySet().removeIf(key -> !holders(key).contains(context.self()));
        }
        for (int key : List.copyOf(pending.keySet())) {
            backUp(key);
        }
    }

    // The owner

    /** Does it, if this node owns the key, and then says what comes out; false where it does not own it. */
    boolean serve(Request request, Consumer<@Nullable Object> answer) {
        int key = request.key();
        if (!owns(key)) {
            return false;
        }
        Copy copy = copies.getOrDefault(key, new Copy(key, null, 0, 0, 0));
        if (DataStore.isRead(request.function())) {
            if (copy.value() != null) {
                copies.put(key, copy.read());
            }
            answer.accept(Values.shown(options.dataType(), copy.value()));
            return true;
        }
        Values.Outcome outcome = Values.apply(options.dataType(), copy.value(), request);
        if (!outcome.changed()) {
            // What it finds done already, as a retry does, has to be as safe as if it had done it.
            whenSafe(key, () -> answer.accept(outcome.output()));
            return true;
        }
        write(key, outcome.value(), seconds(), copy.hits() + 1, () -> answer.accept(outcome.output()));
        return true;
    }

    private void whenSafe(int key, Runnable done) {
        List<Pending> waiting = pending.get(key);
        if (waiting == null) {
            done.run();
        } else {
            waiting.add(new Pending(waiting.get(waiting.size() - 1).version, done));
        }
    }

    private long seconds() {
        return Math.floorDiv(context.clock().wallNs(), 1_000_000_000L);
    }

    /** Takes in what another side knew of the key, if this node owns it; then does {@code done}. */
    boolean merge(Copy brought, Runnable done) {
        if (!owns(brought.key())) {
            return false;
        }
        Copy here = copies.get(brought.key());
        MergePolicy.Side mine = here == null ? null : here.side();
        MergePolicy.Side theirs = Objects.requireNonNull(brought.side());
        if (mine == null && options.policy() == MergePolicy.DISCARD) {
            context.emit(new GridEvent.EntryMerged(brought.key(), null, brought.value(), null));
            done.run();
            return true;
        }
        Object left = mine == null ? brought.value() : options.policy().merge(mine, theirs);
        context.emit(
                new GridEvent.EntryMerged(brought.key(), mine == null ? null : mine.value(), brought.value(), left));
        if (here != null && Objects.equals(left, here.value())) {
            done.run();
            return true;
        }
        long updatedS = here == null ? brought.updatedS() : Math.max(here.updatedS(), brought.updatedS());
        long hits = here == null ? brought.hits() : Math.max(here.hits(), brought.hits());
        write(brought.key(), left, updatedS, hits, done);
        return true;
    }

    private void write(int key, @Nullable Object value, long updatedS, long hits, Runnable done) {
        View now = Objects.requireNonNull(view);
        long version = (now.number() << VERSION_BITS) + ++counter;
        copies.put(key, new Copy(key, value, version, updatedS, hits));
        tell(key);
        pending.computeIfAbsent(key, unused -> new ArrayList<>()).add(new Pending(version, done));
        backUp(key);
    }

    /** Sends the key to the backups that have not confirmed its last write. */
    private void backUp(int key) {
        Copy copy = copies.get(key);
        settle(key);
        List<Pending> waiting = pending.get(key);
        if (waiting != null && copy != null) {
            Set<Integer> behind = new LinkedHashSet<>(backups(key));
            behind.removeAll(waiting.get(waiting.size() - 1).confirmed);
            behind.forEach(node -> context.send(node, new GridMessage.Backup(copy)));
        }
    }

    private List<Integer> backups(int key) {
        return holders(key).stream().filter(node -> node != context.self()).toList();
    }

    void backedUp(int from, int key, long version) {
        List<Pending> waiting = pending.get(key);
        if (waiting != null) {
            for (Pending one : waiting) {
                if (one.version <= version) {
                    one.confirmed.add(from);
                }
            }
            settle(key);
        }
    }

    /** What every backup has is done. */
    private void settle(int key) {
        List<Pending> waiting = pending.get(key);
        if (waiting == null) {
            return;
        }
        List<Integer> backups = backups(key);
        List<Pending> settled = waiting.stream()
                .filter(one -> one.confirmed.containsAll(backups))
                .toList();
        waiting.removeAll(settled);
        if (waiting.isEmpty()) {
            pending.remove(key);
        }
        settled.forEach(one -> one.done.run());
    }

    // A backup

    void backupArrived(int from, Copy copy) {
        View now = view;
        if (now != null && now.has(from)) {
            keep(copy);
            context.send(from, new GridMessage.BackedUp(copy.key(), copy.version()));
        }
    }

    private void keep(Copy copy) {
        Copy mine = copies.get(copy.key());
        if (mine == null || mine.version() < copy.version()) {
            copies.put(copy.key(), copy);
            tell(copy.key());
        }
    }

    private void tell(int key) {
        Copy copy = copies.get(key);
        List<Integer> holders = holders(key);
        if (copy != null && holders.contains(context.self())) {
            context.emit(new GridEvent.CopyHeld(key, copy.digest(), holders));
        }
    }
}
