package io.netsplit.history.format;

import io.netsplit.history.Completion;
import io.netsplit.history.HistoryFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts events together to operations: each completion goes to the operation that its process has open. What a journal
 * cannot be is refused with its line.
 */
final class Journal {
    private final ClientNames names = new ClientNames();
    private final Map<Integer, Pending> open = new LinkedHashMap<>();
    private final List<Pending> operations = new ArrayList<>();
    private final NemesisLog nemesis = new NemesisLog();
    private final EventTimes times = new EventTimes();

    static RecordedHistory read(EventReader events, HistoryFormat format, FailedCas failedCas) throws IOException {
        Journal journal = new Journal();
        Event event = new Event();
        while (events.next(event)) {
            journal.add(event);
        }
        return journal.history(format, failedCas);
    }

    private void add(Event event) throws HistoryFormatException {
        if (event.isNemesis()) {
            nemesis.add(event, times.ofNemesis(event));
            return;
        }
        int process = process(event);
        String type = event.type instanceof String word ? word : "";
        switch (type) {
            case "invoke" -> invoke(event, process);
            case "ok" -> complete(event, process, Completion.OK);
            case "fail" -> complete(event, process, Completion.FAIL);
            case "info" -> complete(event, process, Completion.INFO);
            default ->
                throw event.error(
                        "the type of an operation is invoke, ok, fail or info, not " + Excerpt.of(event.type));
        }
    }

    private int process(Event event) throws HistoryFormatException {
        if (event.process instanceof Long number && number >= 0) {
            return number < ClientNames.FIRST_OF_WORDS ? (int) (long) number : names.number(number.toString());
        }
        if (event.process instanceof String word && !word.isEmpty()) {
            return names.number(word);
        }
        throw event.error(
                event.process == null
                        ? "an operation without a process"
                        : "expected the number or the name of a process, not " + Excerpt.of(event.process));
    }

    private void invoke(Event event, int process) throws HistoryFormatException {
        String function = event.functionName();
        Pending before = open.get(process);
        if (before != null) {
            throw event.error(names.name(process) + " invokes " + function + " while its " + before.function
                    + " of line " + before.line + " is open");
        }
        Pending operation = new Pending(event, process, function, times.of(event));
        open.put(process, operation);
        operations.add(operation);
    }

    private void complete(Event event, int process, Completion how) throws HistoryFormatException {
        Pending operation = open.remove(process);
        if (operation == null) {
            throw event.error(names.name(process) + " completes "
                    + (event.function == null ? "an operation" : Excerpt.of(event.function))
                    + " without having invoked it");
        }
        if (event.function != null && !operation.function.equals(event.function)) {
            throw event.error(names.name(process) + " completes " + Excerpt.of(event.function)
                    + ", but what it has open, since line " + operation.line + ", is " + operation.function);
        }
        if (event.timeNs != Event.NO_TIME && event.timeNs < operation.invokedNs) {
            throw EventTimes.backwards(event, operation.invokedNs, operation.line);
        }
        operation.completion = how;
        operation.completionLine = event.line;
        operation.answered = event.value;
        operation.completed = times.of(event);
        operation.error = how == Completion.OK ? "" : why(event, operation);
    }

    /** What is known of the reason, which in a log stands in place of the value. */
    private static String why(Event event, Pending operation) {
        @Nullable Object reason = event.error;
        if (reason == null && event.value instanceof String word && !word.equals(operation.asked)) {
            reason = word;
        }
        return reason == null ? "" : Excerpt.of(reason);
    }

    private RecordedHistory history(HistoryFormat format, FailedCas failedCas) throws HistoryFormatException {
        OperationMaker maker = new OperationMaker(IndependentKeys.areIn(operations), failedCas, times, names);
        return new RecordedHistory(
                times.marked(maker.history(operations)),
                format,
                times.areKnown(),
                names,
                nemesis.faults(times),
                maker.lines());
    }
}
