package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps few values, with all the operations that wrote or saw them, and leaves out everything about the others: first
 * tries the value at which the search got stuck, then that and one other, those of late first, and only then works its way
 * down from all of them.
 */
abstract class ValueReduction extends Reduction {
    private static final int MAX_PAIRS = 5_000;

    private final Map<@Nullable Object, List<Operation>> byValue = new LinkedHashMap<>();

    ValueReduction(List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        super(operations, stuck, model, oracle);
    }

    /** The values that the operation wrote or saw. */
    abstract List<@Nullable Object> values(Operation operation);

    /** Adds the values without which those in {@code values} cannot be judged. */
    abstract Set<@Nullable Object> closure(Set<@Nullable Object> values);

    /** The operations that stay whatever the values are. */
    abstract boolean staysAlways(Operation operation);

    /** The operations that are about these values alone. */
    final List<Operation> about(Set<@Nullable Object> values) {
        Map<Long, Operation> found = new TreeMap<>();
        for (Object value : values) {
            for (Operation operation : byValue.getOrDefault(value, List.of())) {
                if (values.containsAll(values(operation))) {
                    found.put(operation.index(), operation);
                }
            }
        }
        List<Operation> always = byValue.getOrDefault(ALWAYS, List.of());
        always.forEach(operation -> found.put(operation.index(), operation));
        return new ArrayList<>(found.values());
    }

    private static final Object ALWAYS = new Object();

    /** Sorts the operations by value; once, before anything else. */
    final void index() {
        for (Operation operation : operations()) {
            if (staysAlways(operation)) {
                byValue.computeIfAbsent(ALWAYS, value -> new ArrayList<>()).add(operation);
            } else {
                for (Object value : values(operation)) {
                    byValue.computeIfAbsent(value, absent -> new ArrayList<>()).add(operation);
                }
            }
        }
    }

    @Override
    List<Operation> smallest() {
        index();
        Set<@Nullable Object> few = fewValues();
        List<Object> kept = oracle().smallest(new ArrayList<>(few), some -> oracle().fails(about(withStuck(some))));
        List<Operation> small = about(withStuck(kept));
        return oracle().fails(small) ? withoutObservations(small) : withoutObservations(operations());
    }

    /** These values and those of the stuck operation, and what they need. */
    final Set<@Nullable Object> withStuck(List<@Nullable Object> values) {
        Set<@Nullable Object> all = new LinkedHashSet<>(values(stuck()));
        all.addAll(values);
        return closure(all);
    }

    private Set<@Nullable Object> fewValues() {
        Set<@Nullable Object> stuckOnly = withStuck(List.of());
        if (oracle().fails(about(stuckOnly))) {
            return stuckOnly;
        }
        List<@Nullable Object> all = new ArrayList<>(byValue.keySet());
        all.remove(ALWAYS);
        for (int i = all.size() - 1, tries = 0; i >= 0 && tries < MAX_PAIRS; i--, tries++) {
            Set<@Nullable Object> pair = withStuck(Collections.singletonList(all.get(i)));
            if (oracle().fails(about(pair))) {
                return pair;
            }
        }
        return new LinkedHashSet<>(all);
    }
}
