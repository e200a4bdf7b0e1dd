package io.netsplit.bench;

import com.sun.management.ThreadMXBean;
import io.netsplit.random.Distributions;
import io.netsplit.traffic.TrafficResult;
import io.netsplit.traffic.TrafficRun;
import io.netsplit.traffic.TrafficSpec;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.server.ServerSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Requests per second through the traffic lab: Poisson arrivals, servers with one worker and exponential service at 80 %
 * utilisation, latency in a histogram with batch means, no trace. Time is processor time of the one thread. With one server it is
 * the M/M/1 model, beside which stand the same model written by hand on this kernel and on SSJ's, in the same rounds. The last column but one is the allocation of a whole run, with
 * the making of the model, divided by the requests.
 */
public final class TrafficBenchmark {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 7;
    private static final double SERVICE_NS = 1e6;
    private static final double UTILISATION = 0.8;

    private TrafficBenchmark() {}

    /** One contestant: {@code run} works {@code requests} requests off. */
    private record Contestant(String name, int servers, Runnable run) {}

    /** Prints the median of seven rounds for each model; the one argument is the number of requests, 3,000,000 by default. */
    public static void main(String[] arguments) {
        long requests = arguments.length > 0 ? Long.parseLong(arguments[0]) : 3_000_000;
        List<Contestant> contestants = contestants(requests);
        double[][] seconds = new double[contestants.size()][ROUNDS];
        double[][] bytes = new double[contestants.size()][ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            for (int i = 0; i < contestants.size(); i++) {
                long bytesBefore = THREAD.getCurrentThreadAllocatedBytes();
                long before = THREAD.getCurrentThreadCpuTime();
                contestants.get(i).run().run();
                double elapsed = (THREAD.getCurrentThreadCpuTime() - before) / 1e9;
                if (round >= 0) {
                    seconds[i][round] = elapsed;
                    bytes[i][round] = THREAD.getCurrentThreadAllocatedBytes() - bytesBefore;
                }
            }
        }
        print(contestants, seconds, bytes, requests);
    }

    private static List<Contestant> contestants(long requests) {
        List<Contestant> contestants = new ArrayList<>();
        double betweenNs = SERVICE_NS / UTILISATION;
        contestants.add(new Contestant(
                "by hand on SSJ's kernel",
                1,
                () -> check(new SsjQueue(betweenNs, SERVICE_NS, requests).run(), requests)));
        contestants.add(new Contestant(
                "by hand on netsplit's kernel",
                1,
                () -> check(new NetsplitQueue(betweenNs, SERVICE_NS, requests).run(), requests)));
        add(contestants, "round-robin", 1, requests);
        add(contestants, "round-robin", 10, requests);
        add(contestants, "power-of-two-choices", 100, requests);
        add(contestants, "least-connections", 10, requests);
        add(contestants, "join-idle-queue", 100, requests);
        return contestants;
    }

    private static void add(List<Contestant> contestants, String algorithm, int servers, long requests) {
        contestants.add(new Contestant(algorithm, servers, () -> {
            TrafficResult result = TrafficRun.run(spec(algorithm, servers, requests), 1);
            if (servers == 1) {
                check(result.meanNs(), requests);
            }
        }));
    }

    /** Both must have simulated the same model: E[T] of M/M/1 is 1/(mu - lambda). */
    private static void check(double meanNs, long requests) {
        double expected = SERVICE_NS / (1 - UTILISATION);
        if (requests >= 1_000_000 && Math.abs(meanNs / expected - 1) > 0.05) {
            throw new IllegalStateException("mean latency " + meanNs + " instead of " + expected);
        }
    }

    private static void print(List<Contestant> contestants, double[][] seconds, double[][] bytes, long requests) {
        System.out.println("| algorithm | servers | million requests/s (lowest to highest) | bytes per request |");
        System.out.println("|---|--:|--:|--:|");
        double million = requests / 1e6;
        for (int i = 0; i < contestants.size(); i++) {
            Arrays.sort(seconds[i]);
            Arrays.sort(bytes[i]);
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.2f (%.2f to %.2f) | %.2f |%n",
                    contestants.get(i).name(),
                    contestants.get(i).servers(),
                    million / seconds[i][ROUNDS / 2],
                    million / seconds[i][ROUNDS - 1],
                    million / seconds[i][0],
                    bytes[i][ROUNDS / 2] / requests);
        }
        System.out.printf(
                Locale.ROOT,
                "M/M/1 by hand: netsplit's kernel has %.2f times the rate of SSJ's%n",
                seconds[0][ROUNDS / 2] / seconds[1][ROUNDS / 2]);
    }

    private static TrafficSpec spec(String algorithm, int servers, long requests) {
        double perSecond = UTILISATION * servers * 1e9 / SERVICE_NS;
        return TrafficSpec.of(new Load.Open(Processes.poisson(perSecond)))
                .servers(servers, ServerSpec.of("server", Distributions.exponential(SERVICE_NS)))
                .algorithm(algorithm)
                .requests(requests)
                .build();
    }
}
