package io.netsplit.check.linearizability.evidence;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.search.Shard;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Transactions over several registers: a register that held what nobody wrote, or what had been replaced. */
final class MultiRegisterStory extends Story {
    private record Step(
            boolean write,
            @Nullable Object register,
            @Nullable Object value) {}

    MultiRegisterStory(Shard shard, List<Operation> evidence, Operation stuck, Instants instants) {
        super(shard, evidence, stuck, instants);
    }

    private static List<Step> steps(Operation operation) {
        Object told = operation.isOk() && operation.output() != null ? operation.output() : operation.input();
        List<Step> steps = new ArrayList<>();
        if (told instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof List<?> parts && parts.size() > 1) {
                    boolean write = String.valueOf(parts.get(0)).startsWith("w");
                    steps.add(new Step(write, parts.get(1), parts.size() > 2 ? parts.get(2) : null));
                }
            }
        }
        return steps;
    }

    @Override
    @Nullable
    String why() {
        Set<@Nullable Object> own = new LinkedHashSet<>();
        String older = null;
        for (Step step : steps(stuck())) {
            if (step.write) {
                own.add(step.register);
            } else if (!own.contains(step.register)) {
                List<Operation> writers = writers(step.register, step.value);
                boolean initial = isInitial(step);
                if (writers.isEmpty() && !initial) {
                    return "but nobody had written " + Phrases.value(step.value) + " to "
                            + Phrases.value(step.register);
                }
                older = older == null ? whyOlder(step, writers) : older;
            }
        }
        return older;
    }

    /** Those that may have left the value there. */
    private List<Operation> writers(@Nullable Object register, @Nullable Object value) {
        return shard().all().stream()
                .filter(this::mayHaveHappened)
                .filter(operation -> steps(operation).contains(new Step(true, register, value)))
                .toList();
    }

    private boolean isInitial(Step read) {
        Model model = shard().model();
        List<@Nullable Object> asked = Arrays.asList("r", read.register, null);
        List<@Nullable Object> seen = Arrays.asList("r", read.register, read.value);
        Object after = model.step(model.initial(), Functions.TXN, stuck().key(), List.of(asked), List.of(seen));
        return after != Model.REFUSED;
    }

    /** Another value had certainly been written after all writes of this one. */
    private @Nullable String whyOlder(Step read, List<Operation> writers) {
        for (int i = shard().all().size() - 1; i >= 0; i--) {
            Operation newer = shard().all().get(i);
            Step left = lastWrite(newer, read.register);
            if (left != null
                    && precedes(newer, stuck())
                    && !Objects.equals(left.value, read.value)
                    && writers.stream().allMatch(writer -> precedes(writer, newer))) {
                return "but " + Phrases.value(left.value) + " had been written to " + Phrases.value(read.register)
                        + ", acknowledged to " + whoAndWhen(newer) + ", and nobody had written "
                        + Phrases.value(read.value)
                        + " to it after that";
            }
        }
        return null;
    }

    private static @Nullable Step lastWrite(Operation operation, @Nullable Object register) {
        Step last = null;
        for (Step step : steps(operation)) {
            if (step.write && Objects.equals(step.register, register)) {
                last = step;
            }
        }
        return last;
    }
}
