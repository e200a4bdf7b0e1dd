package io.netsplit.history.format;

import io.netsplit.history.Completion;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryFormatException;
import io.netsplit.history.HistoryReader;
import io.netsplit.history.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads histories in any {@link HistoryFormat}. */
public final class Histories {
    private Histories() {}

    /** Reads a file in a format that is recognised by its content. */
    public static RecordedHistory read(Path file) throws IOException {
        return read(file, ReadOptions.DEFAULT);
    }

    /**
     * The format in which a file is a history, by its beginning; none where it is none.
     *
     * @throws IOException where the file cannot be read
     */
    public static Optional<HistoryFormat> recognise(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(Recognition.of(new Bytes(in).head()));
        } catch (HistoryFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a file.
     *
     * @throws HistoryFormatException where it is no history: it names the line and says what is wrong with it
     */
    public static RecordedHistory read(Path file, ReadOptions options) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, options);
        }
    }

    /** Reads to the end, as above; {@code in} stays open. */
    public static RecordedHistory read(InputStream in, ReadOptions options) throws IOException {
        Bytes bytes = new Bytes(in);
        byte[] head = bytes.head();
        Recognition.checkText(head);
        HistoryFormat format = options.format() == null ? Recognition.of(head) : options.format();
        FailedCas failedCas = options.failedCasIn(format);
        Words words = new Words();
        return switch (format) {
            case NETSPLIT -> own(bytes.rest(), failedCas);
            case JEPSEN_EDN, PORCUPINE_KV ->
                Journal.read(new MapEvents(bytes, Forms.edn(bytes, words)), format, failedCas);
            case JEPSEN_JSON -> Journal.read(new MapEvents(bytes, Forms.json(bytes, words)), format, failedCas);
            case JEPSEN_TEXT, JEPSEN_LOG -> Journal.read(new LineEvents(bytes, words, format), format, failedCas);
        };
    }

    private static RecordedHistory own(InputStream in, FailedCas failedCas) throws IOException {
        Lines lines = new Lines();
        History history = HistoryReader.read(in, (operation, line) -> lines.add(operation.index(), line));
        History meant = failedCas == FailedCas.OBSERVED ? withFailedCasObserved(history) : history;
        return new RecordedHistory(meant, HistoryFormat.NETSPLIT, true, new ClientNames(), List.of(), lines);
    }

    private static History withFailedCasObserved(History history) {
        List<Operation> operations = new ArrayList<>(history.size());
        for (Operation operation : history.operations()) {
            boolean failed = operation.completion() == Completion.FAIL
                    && operation.function().equals(Functions.CAS);
            operations.add(failed ? observed(operation) : operation);
        }
        return History.of(operations);
    }

    private static Operation observed(Operation failed) {
        Operation observed = failed.asking(failed.input(), failed.invokedNs());
        observed.complete(Completion.OK, false, failed.completedNs(), "", failed.answeredBy());
        return observed;
    }
}
