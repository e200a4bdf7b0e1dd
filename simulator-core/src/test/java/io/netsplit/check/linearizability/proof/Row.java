package io.netsplit.check.linearizability.proof;

import io.netsplit.history.Completion;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One operation of a history that is being changed. */
record Row(
        int process,
        int client,
        String function,
        @Nullable Object key,
        @Nullable Object input,
        Completion how,
        @Nullable Object output,
        long from,
        long to) {

    static List<Row> of(History history) {
        List<Row> rows = new ArrayList<>();
        for (Operation operation : history.operations()) {
            rows.add(new Row(
                    operation.process(),
                    operation.client(),
                    operation.function(),
                    operation.key(),
                    operation.input(),
                    operation.completion(),
                    operation.output(),
                    operation.invokedNs(),
                    operation.completedNs()));
        }
        return rows;
    }

    /** Rows of one invocation time keep their order. */
    static History history(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingLong(Row::from));
        List<Operation> operations = new ArrayList<>();
        for (Row row : sorted) {
            Operation operation = new Operation(
                    operations.size(), row.process, row.client, row.function, row.key, row.input, row.from);
            if (row.how != Completion.OPEN) {
                operation.complete(row.how, row.output, row.to, row.how == Completion.OK ? "" : "no answer");
            }
            operations.add(operation);
        }
        return History.of(operations);
    }

    static List<Row> each(List<Row> rows, UnaryOperator<Row> change) {
        return new ArrayList<>(rows.stream().map(change).toList());
    }

    boolean isOk() {
        return how == Completion.OK;
    }

    Row lasting(long newFrom, long newTo) {
        return new Row(process, client, function, key, input, how, output, newFrom, newTo);
    }

    Row by(int newProcess, int newClient) {
        return new Row(newProcess, newClient, function, key, input, how, output, from, to);
    }

    Row on(@Nullable Object newKey) {
        return new Row(process, client, function, newKey, input, how, output, from, to);
    }

    Row saying(String newFunction, @Nullable Object newInput, @Nullable Object newOutput) {
        return new Row(process, client, newFunction, key, newInput, how, newOutput, from, to);
    }

    /** Ended otherwise, without an answer. */
    Row ended(Completion newHow) {
        return new Row(
                process,
                client,
                function,
                key,
                input,
                newHow,
                null,
                from,
                newHow == Completion.OPEN ? Long.MAX_VALUE : to);
    }

    /** All times later by so much, and before that so many times as long. */
    Row moved(long factor, long by) {
        return lasting(from * factor + by, how == Completion.OPEN ? to : to * factor + by);
    }
}
