package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.linearizability.monitor.Monitor;
import io.netsplit.check.linearizability.monitor.Monitors;
import io.netsplit.check.linearizability.monitor.Ruling;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.check.linearizability.search.Timeline;
import io.netsplit.history.Operation;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The first completion at which a monitor refuses a history that it refuses as a whole. The monitor's own witness or suspect
 * mostly is what completes there; that takes two more looks to be sure of, where a bisection takes one for each halving.
 */
final class FirstRefusal {
    private final Shard shard;
    private final BooleanSupplier timeIsUp;

    /** The history is refused at the first and is not at the second. */
    private int refused;

    private int accepted = -1;

    /** True where a monitor said that there is an order up to {@link #accepted}, and not only that it does not know. */
    private boolean certain = true;

    private FirstRefusal(Shard shard, BooleanSupplier timeIsUp) {
        this.shard = shard;
        this.timeIsUp = timeIsUp;
        refused = shard.timeline().levels() - 1;
    }

    static FirstRefusal of(Shard shard, BooleanSupplier timeIsUp) {
        FirstRefusal first = new FirstRefusal(shard, timeIsUp);
        first.follow(Monitors.rule(shard.operations(), shard.model()));
        while (first.refused - first.accepted > 1 && !timeIsUp.getAsBoolean()) {
            first.look((first.refused + first.accepted) >>> 1);
        }
        return first;
    }

    /** A completion at which the history is refused. */
    int level() {
        return refused;
    }

    /** True where it is certainly the first one at which there is no order. */
    boolean certain() {
        return certain && refused - accepted == 1;
    }

    /** Goes to where the ruling points to, and to where the ruling there points to, until that is where it stands. */
    private void follow(Ruling whole) {
        Ruling ruling = whole;
        int hint = hint(ruling);
        while (hint > accepted && hint < refused && !timeIsUp.getAsBoolean()) {
            ruling = look(hint);
            hint = refused == hint ? Math.min(hint(ruling), refused - 1) : refused;
        }
        if (hint == refused && refused - 1 > accepted) {
            look(refused - 1);
        }
    }

    private Ruling look(int level) {
        Ruling ruling = Monitors.rule(new Shard(Prefix.upTo(shard, level), shard.model()).operations(), shard.model());
        if (ruling.answer() == Monitor.Answer.NOT_LINEARIZABLE) {
            refused = level;
        } else {
            accepted = level;
            certain = ruling.answer() == Monitor.Answer.LINEARIZABLE;
        }
        return ruling;
    }

    /** The level at which the last of the operations completes that the ruling names; -1 where it names none. */
    private int hint(Ruling ruling) {
        Set<Long> named = new LinkedHashSet<>();
        ruling.witness().forEach(operation -> named.add(operation.index()));
        Operation suspect = ruling.suspect();
        if (suspect != null) {
            named.add(suspect.index());
        }
        Timeline timeline = shard.timeline();
        int level = named.isEmpty() ? -1 : refused;
        while (level >= 0
                && !named.contains(
                        timeline.operation(timeline.completing(level)).index())) {
            level--;
        }
        return level;
    }
}
