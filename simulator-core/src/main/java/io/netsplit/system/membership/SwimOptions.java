package io.netsplit.system.membership;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.List;

/**
 * How one run's SWIM behaves.
 *
 * @param initialNodes so many nodes know each other from the beginning
 * @param periodNs between two probes of a node
 * @param probeTimeoutNs after so long without an answer others are asked to probe
 * @param roundRobin false draws each target anew
 * @param indirectProbes how many others are asked
 * @param suspicion false takes a node for dead that does not answer
 * @param suspicionTimeoutNs how long a suspected node has to object
 * @param refutation false lets nodes not object
 * @param reconnectNs between two probes of a node that is taken for dead, or {@link OptionValues#OFF}
 * @param retransmitFactor λ: news is told λ·log2(n + 1) times
 * @param piggyback most news on one message
 * @param staggered whether nodes begin at a random moment of the period
 */
record SwimOptions(
        int initialNodes,
        long periodNs,
        long probeTimeoutNs,
        boolean roundRobin,
        int indirectProbes,
        boolean suspicion,
        long suspicionTimeoutNs,
        boolean refutation,
        long reconnectNs,
        double retransmitFactor,
        int piggyback,
        boolean staggered) {
    private static final String PERIOD = "period";
    private static final String PROBE_TIMEOUT = "probe-timeout";
    private static final String TARGETS = "targets";
    private static final String ROUND_ROBIN = "round-robin";
    private static final String INDIRECT = "indirect-probes";
    private static final String SUSPICION_TIMEOUT = "suspicion-timeout";
    private static final String RECONNECT = "reconnect-interval";
    private static final String RETRANSMIT = "retransmit-factor";
    private static final String PIGGYBACK = "piggyback";
    private static final int MOST_INDIRECT = 1000;
    private static final int MOST_PIGGYBACK = 10_000;
    private static final double LARGEST_FACTOR = 1000;

    static final List<Option> OPTIONS = List.of(
            Option.duration(PERIOD, "1s", "The protocol period: a node probes one other in each (section 3.1)."),
            Option.duration(
                    PROBE_TIMEOUT,
                    "300ms",
                    "After so long without an answer others are asked to probe as well; they have the rest of the period."),
            Option.choice(
                    TARGETS,
                    ROUND_ROBIN,
                    List.of(ROUND_ROBIN, "random"),
                    "Whom to probe: everybody once in a shuffled order, so that nobody waits for more than 2n-1 periods (section"
                            + " 4.3), or any member each time (section 3.1)."),
            Option.integer(
                    INDIRECT, 3, "k, how many others are asked to probe a node that does not answer (section 3.1)."),
            Option.flag(
                            "suspicion",
                            true,
                            "Who does not answer is suspected first, and has time to object (section 4.2). Without, it is taken for"
                                    + " dead at once.")
                    .asSafeguard(),
            Option.duration(SUSPICION_TIMEOUT, "3s", "How long a suspected node has to object (section 4.2)."),
            Option.flag(
                            "refutation",
                            true,
                            "A node that hears that it is suspect or dead objects with a higher incarnation number (section 4.2).")
                    .asSafeguard(),
            Option.optionalDuration(
                            RECONNECT,
                            "3s",
                            "How often a node probes one of those that it takes for dead. The paper's dead are dead; without this"
                                    + " the two sides of a healed partition never find each other again.")
                    .asSafeguard(),
            Option.number(
                    RETRANSMIT,
                    "3",
                    "λ: news is told λ log2(n + 1) times, which reaches everybody almost surely (section 4.1)."),
            Option.integer(
                    PIGGYBACK, 6, "Most news that ride on one message, those told least often first (section 4.1)."),
            Option.flag("staggered", true, "Nodes begin at a random moment of the period."),
            DetectionShare.OPTION);

    static SwimOptions of(Setup setup) {
        OptionValues values = setup.options();
        check(values);
        return new SwimOptions(
                setup.initialNodes(),
                values.durationNs(PERIOD),
                values.durationNs(PROBE_TIMEOUT),
                values.choice(TARGETS).equals(ROUND_ROBIN),
                values.integer(INDIRECT),
                values.flag("suspicion"),
                values.durationNs(SUSPICION_TIMEOUT),
                values.flag("refutation"),
                values.durationNs(RECONNECT),
                values.number(RETRANSMIT),
                values.integer(PIGGYBACK),
                values.flag("staggered"));
    }

    private static void check(OptionValues values) {
        long periodNs = values.durationNs(PERIOD);
        if (periodNs <= 0) {
            throw new OptionException(PERIOD, "it must be longer than zero");
        }
        long timeoutNs = values.durationNs(PROBE_TIMEOUT);
        if (timeoutNs <= 0 || timeoutNs >= periodNs) {
            throw new OptionException(
                    PROBE_TIMEOUT,
                    "it must be shorter than the period, so that those who are asked have time to probe");
        }
        range(INDIRECT, values.integer(INDIRECT), 0, MOST_INDIRECT);
        range(PIGGYBACK, values.integer(PIGGYBACK), 1, MOST_PIGGYBACK);
        double factor = values.number(RETRANSMIT);
        if (!(factor >= 0 && factor <= LARGEST_FACTOR)) {
            throw new OptionException(RETRANSMIT, "give a number from 0 to 1000");
        }
        if (values.isOn(RECONNECT) && values.durationNs(RECONNECT) <= 0) {
            throw new OptionException(RECONNECT, "it must be longer than zero, or off");
        }
        DetectionShare.check(values);
    }

    private static void range(String option, int value, int from, int to) {
        if (value < from || value > to) {
            throw new OptionException(option, "give a number from " + from + " to " + to);
        }
    }

    /** How often each piece of news is told among so many members. */
    int tellings(int members) {
        return (int) Math.ceil(retransmitFactor * log2(members + 1));
    }

    /**
     * After so long without a disturbance views are right: a probe of the dead meets the other side; everybody probes
     * everybody on both sides; suspicion; and the news is told.
     */
    long settledNs() {
        long reconnect = reconnectNs == OptionValues.OFF ? 0 : 3 * reconnectNs;
        long periods = 2L * (2L * initialNodes - 1) + tellings(initialNodes) + 2;
        return reconnect + periods * periodNs + suspicionTimeoutNs;
    }

    /** Rounded up. */
    private static int log2(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(value - 1);
    }
}
