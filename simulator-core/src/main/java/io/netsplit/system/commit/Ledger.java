package io.netsplit.system.commit;

import io.netsplit.system.log.StateImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The decisions, as the log's commands make them: the same on every coordinator. What is committed is remembered for good,
 * also who had asked for it, so that a transaction that is asked for again is not done again.
 */
public final class Ledger {
    /** A client's last transaction that committed. */
    public record Done(long serial, List<Object> answer) {}

    private record Image(Map<Long, Boolean> decisions, Map<Integer, Done> done, long digest) implements StateImage {
        @Override
        public int sizeBytes() {
            return 16 + 9 * decisions.size() + 64 * done.size();
        }
    }

    private Map<Long, Boolean> decisions = new LinkedHashMap<>();
    private Map<Integer, Done> done = new LinkedHashMap<>();
    private long digest;

    /** The first decision on a transaction stands; what was done for the client before is not done again. */
    public boolean decide(Commands.Decide command) {
        Boolean before = decisions.get(command.transaction());
        if (before != null) {
            return before;
        }
        Done last = done.get(command.client());
        boolean commit = command.commit() && (last == null || last.serial() < command.serial());
        decisions.put(command.transaction(), commit);
        if (commit) {
            done.put(command.client(), new Done(command.serial(), command.answer()));
        }
        digest = (digest * 31 + command.transaction()) * 31 + (commit ? 1 : 2);
        return commit;
    }

    /** Null where nothing was decided. */
    public @Nullable Boolean decision(long transaction) {
        return decisions.get(transaction);
    }

    public @Nullable Done lastOf(int client) {
        return done.get(client);
    }

    public long digest() {
        return digest;
    }

    public StateImage image() {
        return new Image(new LinkedHashMap<>(decisions), new LinkedHashMap<>(done), digest);
    }

    public void restore(StateImage image) {
        Image from = (Image) image;
        decisions = new LinkedHashMap<>(from.decisions);
        done = new LinkedHashMap<>(from.done);
        digest = from.digest;
    }
}
