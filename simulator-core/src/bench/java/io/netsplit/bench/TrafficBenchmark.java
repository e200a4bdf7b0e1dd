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
import java.util.Arrays;
import java.util.Locale;

/**
 * Requests per second through the traffic lab: Poisson arrivals, servers with one worker and exponential service at 80 %
 * utilisation, latency in a histogram with batch means, no trace. Time is processor time of the one thread. The first
 * row is the M/M/1 model, which is the same with one server. The last column but one is the allocation of a whole run, with
 * the making of the model, divided by the requests.
 */
public final class TrafficBenchmark {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 7;
    private static final double SERVICE_NS = 1e6;

    private TrafficBenchmark() {}

    /** Prints the median of seven rounds for each model; the one argument is the number of requests, 3,000,000 by default. */
    public static void main(String[] arguments) {
        long requests = arguments.length > 0 ? Long.parseLong(arguments[0]) : 3_000_000;
        String[][] models = {
            {"round-robin", "1"},
            {"round-robin", "10"},
            {"power-of-two-choices", "100"},
            {"least-connections", "10"},
            {"join-idle-queue", "100"},
        };
        double[][] seconds = new double[models.length][ROUNDS];
        double[][] bytes = new double[models.length][ROUNDS];
        long[] most = new long[models.length];
        for (int round = -1; round < ROUNDS; round++) {
            for (int i = 0; i < models.length; i++) {
                TrafficSpec spec = spec(models[i][0], Integer.parseInt(models[i][1]), requests);
                long bytesBefore = THREAD.getCurrentThreadAllocatedBytes();
                long before = THREAD.getCurrentThreadCpuTime();
                TrafficResult result = TrafficRun.run(spec, 1);
                double elapsed = (THREAD.getCurrentThreadCpuTime() - before) / 1e9;
                most[i] = result.mostInFlight();
                if (round >= 0) {
                    seconds[i][round] = elapsed;
                    bytes[i][round] = THREAD.getCurrentThreadAllocatedBytes() - bytesBefore;
                }
            }
        }
        System.out.println("| algorithm | servers | million requests/s (lowest to highest) | bytes per request | most in flight |");
        System.out.println("|---|--:|--:|--:|--:|");
        for (int i = 0; i < models.length; i++) {
            Arrays.sort(seconds[i]);
            Arrays.sort(bytes[i]);
            double million = requests / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %s | %.2f (%.2f to %.2f) | %.2f | %d |%n",
                    models[i][0],
                    models[i][1],
                    million / seconds[i][ROUNDS / 2],
                    million / seconds[i][ROUNDS - 1],
                    million / seconds[i][0],
                    bytes[i][ROUNDS / 2] / requests,
                    most[i]);
        }
    }

    private static TrafficSpec spec(String algorithm, int servers, long requests) {
        double perSecond = 0.8 * servers * 1e9 / SERVICE_NS;
        return TrafficSpec.of(new Load.Open(Processes.poisson(perSecond)))
                .servers(servers, ServerSpec.of("server", Distributions.exponential(SERVICE_NS)))
                .algorithm(algorithm)
                .requests(requests)
                .build();
    }
}
