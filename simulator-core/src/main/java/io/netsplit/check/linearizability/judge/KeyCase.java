package io.netsplit.check.linearizability.judge;

import io.netsplit.check.linearizability.evidence.Explainer;
import io.netsplit.check.linearizability.monitor.Monitor;
import io.netsplit.check.linearizability.monitor.Monitors;
import io.netsplit.check.linearizability.search.Search;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The operations on one key and what is known of them so far. Of keys that are decided, only the result is kept. */
final class KeyCase {
    private final List<Operation> all;
    private final Model model;
    private @Nullable Search search;
    private boolean decided;
    private boolean violated;
    private int operations;
    private int deepest;
    private long work;

    KeyCase(List<Operation> all, Model model) {
        this.all = all;
        this.model = model;
    }

    /** Goes on for so many states more, unless the case is decided. */
    void judge(long share, BooleanSupplier timeIsUp) {
        if (decided || timeIsUp.getAsBoolean()) {
            return;
        }
        Search begun = search;
        if (begun == null) {
            begun = begin();
        }
        if (begun != null) {
            goOn(begun, share, timeIsUp);
        }
    }

    /** A search, or null where there is none to do. */
    private @Nullable Search begin() {
        Shard shard = new Shard(all, model);
        operations = shard.operations().size();
        Monitor.Answer answer = Monitors.judge(shard.operations(), model);
        decided = answer != Monitor.Answer.NOT_APPLICABLE;
        violated = answer == Monitor.Answer.NOT_LINEARIZABLE;
        return decided || shard.timeline().tooWide() ? null : shard.search();
    }

    private void goOn(Search begun, long share, BooleanSupplier timeIsUp) {
        Search.End end = begun.run(work + share, timeIsUp);
        work = begun.work();
        decided = end != Search.End.EXHAUSTED;
        violated = end == Search.End.NONE;
        deepest = begun.deepest();
        search = decided ? null : begun;
    }

    boolean isDecided() {
        return decided;
    }

    boolean isViolated() {
        return violated;
    }

    /** How many operations counted. */
    int operations() {
        return operations;
    }

    /** States visited. */
    long work() {
        return work;
    }

    Explainer.Failure failure() {
        return new Explainer.Failure(new Shard(all, model), deepest);
    }
}
