package io.netsplit.check.linearizability.evidence;

import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several registers: looks at few of them, with each transaction cut down to its steps on these. An order of the whole
 * explains every part of the registers as well.
 */
final class MultiRegisterReduction extends Reduction {
    MultiRegisterReduction(List<Operation> operations, Operation stuck, Model model, Oracle oracle) {
        super(operations, stuck, model, oracle);
    }

    @Override
    List<Operation> smallest() {
        Set<@Nullable Object> registers = new LinkedHashSet<>();
        operations().forEach(operation -> steps(operation.input()).forEach(step -> registers.add(register(step))));
        List<@Nullable Object> few =
                oracle().smallest(new ArrayList<>(registers), some -> oracle().fails(about(new LinkedHashSet<>(some))));
        return withoutObservations(about(new LinkedHashSet<>(few)));
    }

    private List<Operation> about(Set<@Nullable Object> registers) {
        List<Operation> about = new ArrayList<>();
        for (Operation operation : operations()) {
            List<?> asked = kept(steps(operation.input()), registers);
            if (!asked.isEmpty()) {
                boolean answered = operation.output() instanceof List<?>;
                about.add(copy(operation, asked, answered ? kept(steps(operation.output()), registers) : null));
            }
        }
        return about;
    }

    private static List<?> kept(List<?> steps, Set<@Nullable Object> registers) {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object step : steps) {
            if (registers.contains(register(step))) {
                kept.add(step);
            }
        }
        return kept;
    }

    private static List<?> steps(@Nullable Object transaction) {
        return transaction instanceof List<?> steps ? steps : List.of();
    }

    private static @Nullable Object register(@Nullable Object step) {
        return step instanceof List<?> parts && parts.size() > 1 ? parts.get(1) : null;
    }
}
