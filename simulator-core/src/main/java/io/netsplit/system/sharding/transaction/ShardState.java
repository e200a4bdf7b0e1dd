package io.netsplit.system.sharding.transaction;

import io.netsplit.system.commit.LockTable;
import io.netsplit.system.log.StateImage;
import io.netsplit.system.sharding.Move;
import io.netsplit.system.sharding.ShardMap;
import io.netsplit.workload.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shard is after the commands of its log: the records, the transactions that it has said yes to with their locks, how
 * those before ended, the map, and which keys it is letting go. The same commands make the same of it on every replica.
 */
final class ShardState {
    /** A yes that is not decided on yet. */
    record Branch(ShardCommand.Prepare prepare, List<@Nullable Object> values) {}

    private record Image(
            ShardMap map,
            Map<Integer, CellImage> cells,
            Map<Long, Branch> prepared,
            Map<Long, Boolean> ended,
            List<Move> frozen,
            List<Move> released,
            long digest)
            implements StateImage {
        @Override
        public int sizeBytes() {
            return map.sizeBytes() + 64 * cells.size() + 64 * prepared.size() + 9 * ended.size();
        }
    }

    private final Ensemble ensemble;
    private final TransactionOptions options;
    private final int shard;
    private ShardMap map;
    private Map<Integer, CellImage> cells = new LinkedHashMap<>();
    private LockTable locks = new LockTable();
    private Map<Long, Branch> prepared = new LinkedHashMap<>();
    private Map<Long, Boolean> ended = new LinkedHashMap<>();
    private List<Move> frozen = new ArrayList<>();
    private List<Move> released = new ArrayList<>();
    private long digest;

    ShardState(Ensemble ensemble, int shard) {
        this.ensemble = ensemble;
        this.options = ensemble.options();
        this.shard = shard;
        this.map = ensemble.firstMap();
    }

    ShardMap map() {
        return map;
    }

    Map<Long, Branch> prepared() {
        return prepared;
    }

    /** Null where nothing is known to have been decided. */
    @Nullable
    Boolean outcome(long transaction) {
        return ended.get(transaction);
    }

    /** Null where the key was never written here. */
    @Nullable
    CellImage cell(int key) {
        return cells.get(key);
    }

    /** What is here of the move's keys. */
    List<CellImage> cellsOf(Move move) {
        return cells.values().stream()
                .filter(cell -> move.units().contains(ensemble.unit(cell.key())))
                .toList();
    }

    Map<Integer, CellImage> cells() {
        return cells;
    }

    long epoch(int key) {
        return map.epoch(ensemble.unit(key));
    }

    // Transactions

    /** What speaks against it, as far as can be said without a place in the log; null where nothing does. */
    Judgement.@Nullable Verdict objection(ShardCommand.Prepare prepare) {
        for (Step step : prepare.steps()) {
            int unit = ensemble.unit(step.key());
            boolean elsewhere = map.owner(unit) != shard || isIn(released, unit);
            if (options.checkOwner() && elsewhere || options.blockMoving() && isIn(frozen, unit)) {
                return Judgement.Verdict.ELSEWHERE;
            }
        }
        for (Step step : prepare.steps()) {
            CellImage cell = cells.get(step.key());
            if (step.writes()
                    && cell != null
                    && cell.sessions().getOrDefault(prepare.client(), 0L) >= prepare.serial()) {
                return Judgement.Verdict.DONE;
            }
        }
        return locks.isFree(prepare.transaction(), prepare.steps()) ? null : Judgement.Verdict.LOCKED;
    }

    private static boolean isIn(List<Move> moves, int unit) {
        for (Move move : moves) {
            if (move.units().contains(unit)) {
                return true;
            }
        }
        return false;
    }

    /** Votes. With a yes the locks are held, and what the steps will find is found. */
    Judgement prepare(ShardCommand.Prepare prepare) {
        Branch known = prepared.get(prepare.transaction());
        if (known != null) {
            return new Judgement(Judgement.Verdict.YES, known.values);
        }
        Judgement.Verdict objection = objection(prepare);
        if (objection != null || ended.containsKey(prepare.transaction())) {
            return Judgement.no(objection == null ? Judgement.Verdict.DONE : objection);
        }
        if (options.locksUntilDecision()) {
            locks.acquire(prepare.transaction(), prepare.steps());
        }
        Branch branch = new Branch(prepare, found(prepare.steps()));
        prepared.put(prepare.transaction(), branch);
        mix(prepare.transaction());
        return new Judgement(Judgement.Verdict.YES, branch.values);
    }

    /** With the transaction's own writes; nothing is changed yet. */
    private List<@Nullable Object> found(List<Step> steps) {
        Map<Integer, @Nullable Object> written = new LinkedHashMap<>();
        List<@Nullable Object> found = new ArrayList<>();
        for (Step step : steps) {
            Object holds = written.containsKey(step.key()) ? written.get(step.key()) : value(step.key());
            if (step.writes()) {
                holds = step.after(holds);
                written.put(step.key(), holds);
            }
            found.add(holds);
        }
        return found;
    }

    private @Nullable Object value(int key) {
        CellImage cell = cells.get(key);
        return cell == null ? null : cell.value();
    }

    /** Forgets a yes as if it had never been said. */
    void forget(long transaction) {
        Branch branch = prepared.remove(transaction);
        if (branch != null) {
            locks.release(transaction, branch.prepare.steps());
        }
    }

    /** The yes that the decision was on; null where there was none. The first decision stands. */
    @Nullable
    Branch end(long transaction, boolean commit) {
        Branch branch = prepared.remove(transaction);
        ended.putIfAbsent(transaction, commit);
        mix(2 * transaction + (commit ? 1 : 0));
        if (branch == null) {
            return null;
        }
        if (commit) {
            branch.prepare.steps().stream().filter(Step::writes).forEach(step -> write(step, branch.prepare));
        }
        locks.release(transaction, branch.prepare.steps());
        return branch;
    }

    private void write(Step step, ShardCommand.Prepare prepare) {
        CellImage before = cells.get(step.key());
        Map<Integer, Long> sessions = before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before.sessions());
        sessions.merge(prepare.client(), prepare.serial(), Math::max);
        cells.put(
                step.key(),
                new CellImage(
                        step.key(),
                        before == null ? 1 : before.version() + 1,
                        step.after(before == null ? null : before.value()),
                        sessions));
    }

    // Moves

    /** True where the map is news. */
    boolean install(ShardMap newer) {
        if (newer.version() <= map.version()) {
            return false;
        }
        map = newer;
        frozen.removeIf(move -> !newer.isOutstanding(move));
        released.removeIf(move -> !newer.isOutstanding(move));
        mix(newer.version());
        return true;
    }

    /** True from when nothing more is prepared on the move's keys. */
    boolean freeze(Move move) {
        if (map.isOutstanding(move) && !frozen.contains(move)) {
            frozen.add(move);
            mix(move.id());
            return true;
        }
        return false;
    }

    boolean isFrozen(Move move) {
        return frozen.contains(move);
    }

    /** No transaction is on the move's keys. */
    boolean isDrained(Move move) {
        return !options.blockMoving()
                || prepared.values().stream()
                        .noneMatch(branch -> branch.prepare.steps().stream()
                                .anyMatch(step -> move.units().contains(ensemble.unit(step.key()))));
    }

    void release(Move move) {
        if (map.isOutstanding(move) && !released.contains(move)) {
            released.add(move);
            mix(move.id());
        }
    }

    boolean isReleased(Move move) {
        return released.contains(move);
    }

    /** Takes over what is newer than what is here. */
    void receive(List<CellImage> images) {
        for (CellImage image : images) {
            CellImage own = cells.get(image.key());
            if (own == null || image.version() > own.version()) {
                cells.put(image.key(), image);
                mix(image.key() * 31L + image.version());
            }
        }
    }

    // Snapshots

    private void mix(long value) {
        digest = (digest ^ value) * 0x9E3779B97F4A7C15L;
        digest ^= digest >>> 29;
    }

    long digest() {
        return digest;
    }

    StateImage image() {
        return new Image(
                map,
                new LinkedHashMap<>(cells),
                new LinkedHashMap<>(prepared),
                new LinkedHashMap<>(ended),
                List.copyOf(frozen),
                List.copyOf(released),
                digest);
    }

    void restore(StateImage kept) {
        Image image = (Image) kept;
        map = image.map;
        cells = new LinkedHashMap<>(image.cells);
        prepared = new LinkedHashMap<>(image.prepared);
        ended = new LinkedHashMap<>(image.ended);
        frozen = new ArrayList<>(image.frozen);
        released = new ArrayList<>(image.released);
        digest = image.digest;
        locks = new LockTable();
        if (options.locksUntilDecision()) {
            prepared.forEach((transaction, branch) -> locks.acquire(transaction, branch.prepare.steps()));
        }
    }
}
