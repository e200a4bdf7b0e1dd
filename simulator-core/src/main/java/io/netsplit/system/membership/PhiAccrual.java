package io.netsplit.system.membership;

import io.netsplit.node.Process;
import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.List;

/**
 * The φ accrual failure detector (Hayashibara, Défago, Yared and Katayama, SRDS 2004): heartbeats as everywhere, but the
 * silence that is too long is learned from the intervals between past ones.
 *
 * <p>A detector does not say dead or alive but how sure it is: φ = -log10 of the probability that a living node would be
 * silent for so long. Whoever takes a node for dead at φ = 1 is wrong once in ten times, at φ = 8 once in a hundred
 * million, if intervals are distributed like those in the window. So a threshold means the same on quick and on slow
 * networks, where a timeout does not.
 *
 * <p>Intervals are taken to be normal as in the paper (section 5.3), or exponential as some who built it have them. Left out:
 * several thresholds for several applications.
 */
public final class PhiAccrual implements MembershipProtocol {
    private static final String THRESHOLD = "threshold";
    private static final String WINDOW = "window";
    private static final String MODEL = "model";
    private static final String MINIMUM_DEVIATION = "minimum-deviation";
    private static final double HIGHEST_THRESHOLD = 100;
    private static final int LARGEST_WINDOW = 100_000;

    private static final List<Option> OPTIONS = HeartbeatDetector.options(List.of(
            Option.number(THRESHOLD, "8", "The φ at which a node is taken for dead (section 4.1)."),
            Option.integer(WINDOW, 200, "How many intervals between heartbeats are remembered (section 5.1)."),
            Option.choice(
                    MODEL,
                    PhiModel.NORMAL.word(),
                    PhiModel.words(),
                    "What intervals are taken to be distributed like (section 5.3: normal)."),
            Option.duration(
                    MINIMUM_DEVIATION,
                    "20ms",
                    "The normal model's standard deviation is not taken to be less, or a network without jitter would leave no"
                            + " patience at all.")));

    @Override
    public String name() {
        return "phi-accrual";
    }

    @Override
    public String summary() {
        return "Nodes learn from past heartbeats how long a silence may be, and take for dead whose silence is too improbable.";
    }

    @Override
    public String reference() {
        return "Hayashibara, Défago, Yared and Katayama, The φ Accrual Failure Detector, SRDS 2004";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    /** A window that outages have widened makes for more patience: the bound allows for twice as much. */
    @Override
    public long settledNs(Setup setup) {
        return 4 * (2 * patience(setup).silenceNs() + 2 * WatchOptions.intervalNs(setup));
    }

    @Override
    public Process.Factory processes(Setup setup) {
        check(setup.options());
        WatchOptions options = WatchOptions.of(setup, () -> patience(setup));
        return node -> new WatchProcess(options);
    }

    private static Patience patience(Setup setup) {
        OptionValues values = setup.options();
        return new PhiPatience(
                PhiModel.of(values.choice(MODEL)),
                values.number(THRESHOLD),
                WatchOptions.intervalNs(setup),
                values.integer(WINDOW),
                values.durationNs(MINIMUM_DEVIATION));
    }

    private static void check(OptionValues values) {
        double threshold = values.number(THRESHOLD);
        if (!(threshold > 0 && threshold <= HIGHEST_THRESHOLD)) {
            throw new OptionException(THRESHOLD, "give a number above 0 and up to 100");
        }
        int window = values.integer(WINDOW);
        if (window < 2 || window > LARGEST_WINDOW) {
            throw new OptionException(WINDOW, "give a number from 2 to " + LARGEST_WINDOW);
        }
    }
}
