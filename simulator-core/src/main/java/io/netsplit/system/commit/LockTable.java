package io.netsplit.system.commit;

import io.netsplit.workload.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shared and exclusive locks on keys, all that a transaction needs at once or none. */
public final class LockTable {
    /** Holders of one key's lock, and whether each holds it alone. */
    private final Map<Integer, Map<Long, Boolean>> holders = new LinkedHashMap<>();

    /** True where it now holds what it needs: a key that it writes alone, a key that it reads together with other readers. */
    public boolean acquire(long transaction, List<Step> steps) {
        if (!isFree(transaction, steps)) {
            return false;
        }
        for (Step step : steps) {
            holders.computeIfAbsent(step.key(), key -> new LinkedHashMap<>())
                    .merge(transaction, step.writes(), Boolean::logicalOr);
        }
        return true;
    }

    /** True where nobody else stands in its way. */
    public boolean isFree(long transaction, List<Step> steps) {
        return steps.stream().allMatch(step -> conflicts(transaction, step).isEmpty());
    }

    /** True where it is older, that is has a smaller number, than all that stand in its way. */
    boolean isOlderThanItsRivals(long transaction, List<Step> steps) {
        return steps.stream()
                .flatMap(step -> conflicts(transaction, step).stream())
                .allMatch(rival -> transaction < rival);
    }

    private List<Long> conflicts(long transaction, Step step) {
        Map<Long, Boolean> held = holders.get(step.key());
        if (held == null) {
            return List.of();
        }
        return held.entrySet().stream()
                .filter(each -> each.getKey() != transaction && (step.writes() || each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    public void release(long transaction, List<Step> steps) {
        for (Step step : steps) {
            Map<Long, Boolean> held = holders.get(step.key());
            if (held != null) {
                held.remove(transaction);
                if (held.isEmpty()) {
                    holders.remove(step.key());
                }
            }
        }
    }
}
