package io.netsplit.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The kernel's speed in the hold model, beside SSJ's event lists, bare queues and the same loop without a queue, in one
 * process. All contestants draw the same numbers with the same generator. They take turns, round by round, and a row
 * shows medians, so that what else the machine does meets all alike; time is processor time of the one thread. That
 * turn-taking is why this is not JMH, which measures one contestant after the other, each in processes of its own.
 *
 * <p>Argument: the numbers pending, by default 1000 100000 1000000.
 */
public final class HoldBenchmark {
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 7;
    private static final int WARM_UP_ROUNDS = 2;

    private HoldBenchmark() {}

    /** A contestant and what it did. */
    private static final class Entrant {
        private final HoldModel model;
        private final int events;
        private final double[] rates = new double[ROUNDS];
        private long allocated;

        Entrant(HoldModel model, int events) {
            this.model = model;
            this.events = events;
        }

        void run(int round) {
            long bytes = THREAD.getCurrentThreadAllocatedBytes();
            long start = THREAD.getCurrentThreadCpuTime();
            model.process(events);
            long spent = THREAD.getCurrentThreadCpuTime() - start;
            if (round >= 0) {
                rates[round] = events * 1e3 / spent;
                allocated += THREAD.getCurrentThreadAllocatedBytes() - bytes;
            }
        }

        double rate() {
            double[] sorted = rates.clone();
            Arrays.sort(sorted);
            return sorted[ROUNDS / 2];
        }

        double allocatedPerEvent() {
            return (double) allocated / events / ROUNDS;
        }
    }

    public static void main(String[] arguments) {
        int[] sizes = arguments.length == 0
                ? new int[] {1_000, 100_000, 1_000_000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        print("million events per second of processor time, medians of %d rounds; higher is better%n", ROUNDS);
        print("%9s %9s %9s %9s %9s %9s %9s %9s %9s %9s %9s %9s %9s%n", "pending", "netsplit", "no queue", "ladder",
                "wheel", "objects", "SSJ best", "x SSJ", "x bare", "x objects", "x none", "B/pending", "B/event");
        for (int size : sizes) {
            measure(size);
        }
    }

    private static void measure(int pending) {
        NetsplitHold netsplit = new NetsplitHold(pending);
        int events = 3_000_000;
        List<Entrant> entrants = new ArrayList<>(List.of(
                new Entrant(netsplit, events),
                new Entrant(new WithoutQueue(pending), events),
                new Entrant(new BareLadder(pending, false), events),
                new Entrant(new BareWheel(pending), events),
                new Entrant(new BareLadder(pending, true), events),
                new Entrant(new SsjHold("splay tree", new SplayTree(), pending), events / 20),
                new Entrant(new SsjHold("red-black tree", new RedblackTree(), pending), events / 20),
                new Entrant(new SsjHold("binary tree", new BinaryTree(), pending), events / 20),
                new Entrant(new SsjHold("Henriksen", new Henriksen(), pending), events / 20)));
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Entrant entrant : entrants) {
                entrant.run(round);
            }
        }
        report(pending, netsplit, entrants);
    }

    private static void report(int pending, NetsplitHold netsplit, List<Entrant> entrants) {
        double own = entrants.get(0).rate();
        double noQueue = entrants.get(1).rate();
        double ladder = entrants.get(2).rate();
        double wheel = entrants.get(3).rate();
        double objects = entrants.get(4).rate();
        Entrant ssj = entrants.get(5);
        for (Entrant entrant : entrants.subList(6, entrants.size())) {
            ssj = entrant.rate() > ssj.rate() ? entrant : ssj;
        }
        print("%9d %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f %9.1f %9.2f %9.2f %9.2f %9.1f %9.2f   (SSJ: %s)%n", pending,
                own, noQueue, ladder, wheel, objects, ssj.rate(), own / ssj.rate(), own / Math.max(ladder, wheel),
                own / objects, own / noQueue, (double) netsplit.queueBytes() / pending,
                entrants.get(0).allocatedPerEvent(), ssj.model.name());
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
