package io.netsplit.check.linearizability.monitor;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.model.MultiRegister;
import io.netsplit.model.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses transactions over several registers for what one register alone shows. An order of the whole is one for each
 * register, on which a transaction reads, writes, or does both as a cas that took effect; so where one register has no
 * order, the whole has none. The condition is necessary and not sufficient: what transactions saw of several registers at
 * once is left to a search, because whether those have an order is NP-complete (Papadimitriou, "The Serializability of
 * Concurrent Database Updates", Journal of the ACM 1979).
 */
final class TransactionMonitor implements Monitor {
    private final List<Monitor> monitors = List.of(new RegisterMonitor(), new ReplacedMonitor());

    @Override
    public Ruling rule(List<Operation> operations, Model model) {
        if (!(model instanceof MultiRegister registers)) {
            return Ruling.NOT_APPLICABLE;
        }
        Map<Object, List<Operation>> parts = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (!model.functions().contains(operation.function())) {
                return Ruling.NOT_APPLICABLE;
            }
            Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
            // The model says what is wrong with a transaction that is none.
            model.step(model.initial(), operation.function(), operation.key(), operation.input(), output);
            Transaction transaction = Transaction.of(operation);
            if (!transaction.possible()) {
                return Ruling.violated(List.of(operation));
            }
            split(operation, transaction, parts);
        }
        for (Map.Entry<Object, List<Operation>> part : parts.entrySet()) {
            Ruling ruling = rulePart(part.getValue(), Models.casRegister(registers.initialOf(part.getKey())));
            if (ruling.answer() == Answer.NOT_LINEARIZABLE) {
                return Ruling.violated(wholes(ruling.witness(), operations));
            }
        }
        return Ruling.NOT_APPLICABLE;
    }

    /** Adds to each register's operations what the transaction did to it. */
    private static void split(Operation operation, Transaction transaction, Map<Object, List<Operation>> parts) {
        Set<Object> touched = new LinkedHashSet<>(transaction.found().keySet());
        touched.addAll(transaction.left().keySet());
        for (Object register : touched) {
            parts.computeIfAbsent(register, absent -> new ArrayList<>()).add(part(operation, transaction, register));
        }
    }

    private static Operation part(Operation operation, Transaction transaction, Object register) {
        @Nullable Object found = transaction.found().get(register);
        @Nullable Object left = transaction.left().get(register);
        if (!transaction.left().containsKey(register)) {
            return as(operation, Functions.READ, null, found);
        }
        return transaction.found().containsKey(register)
                ? as(operation, Functions.CAS, new Cas(found, left), true)
                : as(operation, Functions.WRITE, left, null);
    }

    private static Operation as(Operation operation, String function, @Nullable Object input, @Nullable Object output) {
        Operation part = new Operation(
                operation.index(), operation.process(), function, operation.key(), input, operation.invokedNs());
        if (operation.completion() != Completion.OPEN) {
            part.complete(operation.completion(), output, operation.completedNs(), "");
        }
        return part;
    }

    private Ruling rulePart(List<Operation> part, Model register) {
        for (Monitor monitor : monitors) {
            Ruling ruling = monitor.rule(part, register);
            if (ruling.answer() != Answer.NOT_APPLICABLE) {
                return ruling;
            }
        }
        return Ruling.NOT_APPLICABLE;
    }

    /** The transactions that these are parts of. */
    private static List<Operation> wholes(List<Operation> parts, List<Operation> operations) {
        Set<Long> wanted = new LinkedHashSet<>();
        parts.forEach(part -> wanted.add(part.index()));
        List<Operation> wholes = new ArrayList<>();
        for (Operation operation : operations) {
            if (wanted.contains(operation.index())) {
                wholes.add(operation);
            }
        }
        return wholes;
    }
}
