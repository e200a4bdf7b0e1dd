package io.netsplit.bench;

import io.netsplit.hashing.BoundedLoads;
import io.netsplit.hashing.HashKey;
import io.netsplit.hashing.HashRing;
import io.netsplit.hashing.JumpHash;
import io.netsplit.hashing.KeyPlacement;
import io.netsplit.hashing.Maglev;
import io.netsplit.hashing.Modulo;
import io.netsplit.hashing.Rendezvous;
import io.netsplit.hashing.WeightedRendezvous;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
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
 * Look-ups per second among a hundred nodes, for every placement, of keys that are hashed already; and for jump and Maglev
 * the same arithmetic in a bare loop over an array of hashes.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class PlacementBenchmark {
    private static final int KEYS = 1024;
    private static final int NODES = 100;
    private static final int TABLE = Maglev.DEFAULT_SIZE;

    private final HashRing ring = new HashRing(nodes(), 128);
    private final HashKey[] keys = new HashKey[KEYS];
    private final long[] hashes = new long[KEYS];
    private final int[] table = new int[TABLE];

    /** One placement. */
    @State(Scope.Benchmark)
    public static class Placed {
        @Param({"modulo", "hash-ring", "rendezvous", "weighted-rendezvous", "jump-hash", "maglev"})
        String placement = "";

        private KeyPlacement chosen;

        @Setup
        public void prepare() {
            List<String> nodes = nodes();
            double[] weights = new double[NODES];
            Arrays.fill(weights, 1);
            chosen = switch (placement) {
                case "modulo" -> new Modulo(nodes);
                case "hash-ring" -> new HashRing(nodes, 128);
                case "rendezvous" -> new Rendezvous(nodes);
                case "weighted-rendezvous" -> new WeightedRendezvous(nodes, weights);
                case "jump-hash" -> new JumpHash(nodes);
                default -> new Maglev(nodes);
            };
        }
    }

    private static List<String> nodes() {
        return IntStream.range(0, NODES).mapToObj(i -> "node" + i).toList();
    }

    @Setup(Level.Trial)
    public void prepare() {
        Maglev maglev = new Maglev(nodes());
        for (int place = 0; place < TABLE; place++) {
            table[place] = maglev.owner(place);
        }
        for (int i = 0; i < KEYS; i++) {
            keys[i] = HashKey.of("key-" + i);
            hashes[i] = keys[i].hash();
        }
    }

    @Benchmark
    @OperationsPerInvocation(KEYS)
    public int placement(Placed placed) {
        int sum = 0;
        for (HashKey key : keys) {
            sum += placed.chosen.owner(key);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(KEYS)
    public int boundedLoads() {
        BoundedLoads loads = new BoundedLoads(ring, 1.25);
        int sum = 0;
        for (HashKey key : keys) {
            sum += loads.add(key);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(KEYS)
    public int bareJump() {
        int sum = 0;
        for (long hash : hashes) {
            long state = hash;
            long bucket = -1;
            long next = 0;
            while (next < NODES) {
                bucket = next;
                state = state * 2862933555777941757L + 1;
                next = (long) ((bucket + 1) * (0x1p31 / ((state >>> 33) + 1)));
            }
            sum += (int) bucket;
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(KEYS)
    public int bareMaglev() {
        int sum = 0;
        for (long hash : hashes) {
            sum += table[(int) Long.remainderUnsigned(hash, TABLE)];
        }
        return sum;
    }

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(PlacementBenchmark.class.getName())
                        .build())
                .run();
    }
}
