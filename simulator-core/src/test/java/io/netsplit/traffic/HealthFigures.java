package io.netsplit.traffic;

import static io.netsplit.validation.Tolerance.relative;

import io.netsplit.random.Distributions;
import io.netsplit.stats.Tally;
import io.netsplit.traffic.arrival.Load;
import io.netsplit.traffic.arrival.Processes;
import io.netsplit.traffic.call.Request;
import io.netsplit.traffic.fleet.HealthSpec;
import io.netsplit.traffic.server.ServerSpec;
import io.netsplit.validation.Figure;
import io.netsplit.validation.Measurement;
import io.netsplit.validation.Section;
import io.netsplit.validation.Tolerance;
import java.util.List;

/** How long a balancer with active checks goes on sending to a server that has crashed. */
final class HealthFigures {
    private static final double SECOND = 1e9;
    private static final int CRASHES = 100;
    private static final Tolerance WITHIN = relative(0.02);

    private HealthFigures() {}

    static Section checks() {
        return new Section("Active health checks", """
                Source: elementary: a check begins every I, a bad one is known after its timeout, and k bad ones in a row count: after a crash
                between two checks a server is found down after (k−½)I + timeout in the mean, between (k−1)I + timeout and kI + timeout.
                Simulated: until the last request that a balancer sends to it; a hundred crashes, spread over the interval.""", List.of(found(10, 1, 3), found(5, 2, 2)));
    }

    private static Measurement found(int interval, int timeout, int fall) {
        String subject = "I = " + interval + " s, timeout " + timeout + " s, k = " + fall;
        return new Measurement(subject, () -> {
            Tally seconds = new Tally();
            for (int crash = 0; crash < CRASHES; crash++) {
                double at = interval * (1 + (crash + 0.5) / CRASHES);
                seconds.add(lastSent(interval, timeout, fall, at) - at);
            }
            double least = (fall - 1) * interval + timeout;
            return List.of(
                    new Figure(subject, "mean (s)", least + interval / 2.0, seconds.mean(), WITHIN),
                    new Figure(subject, "min (s)", least, seconds.min(), WITHIN),
                    new Figure(subject, "max (s)", least + interval, seconds.max(), WITHIN));
        });
    }

    /** When the balancer last sent to the first of two servers, which crashes then; it has a request for it every 20 ms. */
    private static double lastSent(int interval, int timeout, int fall, double crashAt) {
        HealthSpec.Checks checks =
                new HealthSpec.Checks((long) (interval * SECOND), 2, fall, (long) (timeout * SECOND), false);
        TrafficSpec spec = TrafficSpec.of(new Load.Open(Processes.constant(100)))
                .servers(2, ServerSpec.of("server", Distributions.constant(SECOND / 1000)))
                .health(new HealthSpec(checks, null, 0, 0))
                .requests(100L * (fall + 3) * interval)
                .warmUpShare(0)
                .build();
        TrafficRun run = TrafficRun.prepare(spec, 1);
        run.simulation().scheduleAt((long) (crashAt * SECOND), run.server(0)::crash);
        LastSent last = new LastSent();
        run.observe(last);
        run.run();
        return last.atNs / SECOND;
    }

    /** When a request was last sent to the first server. */
    private static final class LastSent implements TrafficObserver {
        private long atNs;

        @Override
        public void sent(Request request, long nowNs) {}

        @Override
        public void chosen(Request request, boolean isLost, long nowNs) {
            atNs = request.server() == 0 ? nowNs : atNs;
        }

        @Override
        public void arrived(Request request, long nowNs) {}

        @Override
        public void answered(Request request, boolean isLost, long nowNs) {}

        @Override
        public void ended(Request request, long nowNs) {}
    }
}
