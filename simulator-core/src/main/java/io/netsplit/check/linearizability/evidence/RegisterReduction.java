package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Cas;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A register, or one key of a store. While a value is there, everything placed sees it, wrote it or replaces it; so the
 * value can go together with those. Two things tie values together: who replaced one value by another needs both; and who
 * saw that a value was <em>not</em> there needs every value that may have been there instead.
 */
final class RegisterReduction extends ValueReduction {
    private final Map<@Nullable Object, List<@Nullable Object>> sources = new LinkedHashMap<>();
    private final List<@Nullable Object> aroundStuck = new ArrayList<>();

    RegisterReduction(List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        super(operations, stuck, model, oracle);
        for (Operation operation : operations) {
            if (operation.input() instanceof Cas cas && !sawOther(operation)) {
                sources.computeIfAbsent(cas.update(), value -> new ArrayList<>())
                        .add(cas.expected());
            }
        }
        if (sawOther(stuck)) {
            valuesAround(stuck);
        }
    }

    /**
     * Forgets who saw that a value was not there, {@code stuck} excepted, because that ties all values together. To know
     * less never turns good into bad.
     */
    static List<Operation> withoutSightsOfOthers(List<Operation> operations, Operation stuck) {
        List<Operation> weaker = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation == stuck || !sawOther(operation)) {
                weaker.add(operation);
            } else if (operation.function().equals(Functions.DELETE)) {
                weaker.add(withOutput(operation, null));
            }
        }
        return weaker;
    }

    /** Values that may have been there while the operation ran: those not certainly overwritten before it. */
    private void valuesAround(Operation operation) {
        long coveredNs = Long.MIN_VALUE;
        for (Operation write : operations()) {
            if (write.isOk() && isWrite(write) && write.completedNs() < operation.invokedNs()) {
                coveredNs = Math.max(coveredNs, write.invokedNs());
            }
        }
        for (Operation write : operations()) {
            boolean covered = write.isOk() && write.completedNs() < coveredNs;
            if (isWrite(write) && !covered) {
                aroundStuck.addAll(values(write));
            }
        }
    }

    private static boolean isWrite(Operation operation) {
        return switch (operation.function()) {
            case Functions.WRITE, Functions.PUT -> true;
            case Functions.CAS, Functions.DELETE -> !Boolean.FALSE.equals(operation.output());
            default -> false;
        };
    }

    /** True where the answer says that the value was another than one given. */
    private static boolean sawOther(Operation operation) {
        return (operation.function().equals(Functions.CAS) && Boolean.FALSE.equals(operation.output()))
                || (operation.function().equals(Functions.DELETE) && Boolean.TRUE.equals(operation.output()));
    }

    @Override
    List<@Nullable Object> values(Operation operation) {
        return switch (operation.function()) {
            case Functions.READ, Functions.GET -> Collections.singletonList(operation.output());
            case Functions.WRITE, Functions.PUT -> Collections.singletonList(operation.input());
            case Functions.DELETE -> Collections.singletonList(null);
            case Functions.CAS ->
                operation.input() instanceof Cas cas && !sawOther(operation)
                        ? Arrays.asList(cas.expected(), cas.update())
                        : operation.input() instanceof Cas cas ? Collections.singletonList(cas.expected()) : List.of();
            default -> List.of();
        };
    }

    @Override
    Set<@Nullable Object> closure(Set<@Nullable Object> values) {
        List<@Nullable Object> open = new ArrayList<>(values);
        open.addAll(aroundStuck);
        Set<@Nullable Object> closed = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Object value = open.remove(open.size() - 1);
            if (closed.add(value)) {
                open.addAll(sources.getOrDefault(value, List.of()));
            }
        }
        return closed;
    }

    @Override
    boolean staysAlways(Operation operation) {
        return false;
    }
}
