package io.netsplit.scenario.cli;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.History;
import io.netsplit.history.HistoryFormatException;
import io.netsplit.history.Operation;
import io.netsplit.history.format.FaultSpan;
import io.netsplit.history.format.Histories;
import io.netsplit.history.format.ReadOptions;
import io.netsplit.history.format.RecordedHistory;
import io.netsplit.model.Model;
import io.netsplit.model.Register;
import io.netsplit.scenario.report.evidence.Exhibit;
import io.netsplit.scenario.result.FaultInterval;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Reads and judges histories.
 *
 * @param choice the model that they are held against
 * @param options how they are read
 * @param budget of each
 * @param limitNs how long the judge may take for each, of real time
 * @param interrupted true once the user has asked to stop
 * @param helpers lend threads for keys
 * @param threads how many keys at a time
 */
record HistoryTrial(
        ModelChoice choice,
        ReadOptions options,
        Budget budget,
        long limitNs,
        BooleanSupplier interrupted,
        Executor helpers,
        int threads) {
    /** What became of it; whatever is wrong with a file is part of the outcome. */
    HistoryOutcome judge(HistorySource source) {
        if (!source.problem().isEmpty()) {
            return HistoryOutcome.unreadable(source.name(), "", source.problem());
        }
        try {
            return judged(source);
        } catch (HistoryFormatException e) {
            return HistoryOutcome.unreadable(source.name(), place(e), e.what());
        } catch (IOException e) {
            return HistoryOutcome.unreadable(source.name(), "", "cannot be read: " + Reasons.of(e));
        } catch (OutOfMemoryError e) {
            return HistoryOutcome.unreadable(source.name(), "", "needs " + moreMemory());
        }
    }

    private HistoryOutcome judged(HistorySource source) throws IOException {
        long startNs = System.nanoTime();
        RecordedHistory recorded = read(source);
        Model model = choice.of(recorded);
        RecordedHistory fitted = HistoryFit.of(model, recorded);
        boolean nilIsNoValue =
                fitted.format().nilMayBeAnything() && model instanceof Register && model.initial() != null;
        RecordedHistory history = nilIsNoValue ? fitted.withoutEmptyReads() : fitted;
        Verdict verdict = verdict(history.history(), model);
        Exhibit exhibit =
                new Exhibit(source.name(), model.name(), history.history(), verdict, faults(history.faults()));
        double seconds = (System.nanoTime() - startNs) / 1e9;
        long operations = fitted.history().size();
        long left = operations - history.history().size();
        return new HistoryOutcome(source.name(), exhibit, operations, left, seconds, "", "");
    }

    private static String moreMemory() {
        long megabytes = Runtime.getRuntime().maxMemory() >> 20;
        return "more memory than the " + megabytes + " MB that Java may use; NETSPLIT_JAVA_OPTS=-Xmx… raises that";
    }

    private static List<FaultInterval> faults(List<FaultSpan> spans) {
        return spans.stream()
                .map(span -> new FaultInterval(span.name(), "", span.startNs(), span.endNs()))
                .toList();
    }

    private Verdict verdict(History history, Model model) {
        if (history.operations().stream().noneMatch(Operation::isOk)) {
            // Any order explains it. A scenario would have to be told that it proved nothing; this user sees the file.
            return Verdict.linearizable(0, 0);
        }
        long startNs = System.nanoTime();
        try {
            return new Judge()
                    .withTimeLimit(() -> interrupted.getAsBoolean() || System.nanoTime() - startNs > limitNs)
                    .inParallel(helpers, threads)
                    .check(history, model, budget);
        } catch (OutOfMemoryError e) {
            return Verdict.unknown(history.size(), 0, "the search needs " + moreMemory());
        }
    }

    private RecordedHistory read(HistorySource source) throws IOException {
        if (source.file().isEmpty()) {
            return Histories.read(stoppable(System.in), options);
        }
        Path file = source.file().get();
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Histories.read(stoppable(in), options);
        }
    }

    /** Ends the reading of a large file where the user has had enough. */
    private InputStream stoppable(InputStream in) {
        return new java.io.FilterInputStream(in) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (interrupted.getAsBoolean()) {
                    throw new InterruptedIOException("interrupted");
                }
                return super.read(buffer, offset, length);
            }
        };
    }

    private static String place(HistoryFormatException e) {
        if (e.line() == 0) {
            return "";
        }
        return ":" + e.line() + (e.column() == 0 ? "" : ":" + e.column());
    }
}
