package io.netsplit.bench;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.History;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long the judge takes for one history of one object, on one thread and without evidence, by model, operations, clients
 * and outcome. A history that the judge cannot decide, or decides wrongly, is an error and has no time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class JudgeBenchmark {
    @Param({"register", "cas-register", "multi-register", "mutex", "kv", "set", "counter", "queue", "stack", "list"})
    String model = "";

    @Param({"1000", "10000", "100000"})
    int operations;

    @Param({"5", "10", "50"})
    int clients;

    @Param({"good", "violated"})
    String outcome = "";

    private History history;
    private Model sequential;

    /** Makes the history, and makes sure that it is judged as it should be. */
    @Setup
    public void prepare() {
        boolean violated = outcome.equals("violated");
        sequential = Models.named(model).orElseThrow();
        history = LongHistories.of(model, operations, clients, violated, 1);
        Verdict verdict = judge();
        Verdict.Answer expected = violated ? Verdict.Answer.NOT_LINEARIZABLE : Verdict.Answer.LINEARIZABLE;
        if (verdict.answer() != expected) {
            throw new IllegalStateException("should be " + expected + ": " + verdict);
        }
    }

    /** One verdict. */
    @Benchmark
    public Verdict judge() {
        return new Judge().withoutEvidence().check(history, sequential, Budget.DEFAULT);
    }

    /** Takes the options of JMH, as {@code -p clients=50 -f 0}. */
    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        CommandLineOptions given = new CommandLineOptions(arguments);
        new Runner(new OptionsBuilder()
                        .parent(given)
                        .include(JudgeBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
