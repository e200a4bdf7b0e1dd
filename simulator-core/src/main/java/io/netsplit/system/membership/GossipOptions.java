package io.netsplit.system.membership;

import io.netsplit.system.Option;
import io.netsplit.system.OptionException;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import java.util.List;

/**
 * How one run's gossip behaves.
 *
 * @param initialNodes they know each other; nodes that join later are only told what they ask for
 * @param pushes whether a node tells those whom it contacts
 * @param pulls whether it asks them
 * @param periodNs between two rounds of a node
 * @param fanout how many others a node contacts per round
 * @param rumorEvery in every so many rounds somebody makes up a rumor
 * @param antiEntropy false tells each rumor in one round only
 * @param randomPeers false always contacts the next addresses
 * @param staggered whether nodes begin at a random moment of the period
 */
record GossipOptions(
        int initialNodes,
        boolean pushes,
        boolean pulls,
        long periodNs,
        int fanout,
        int rumorEvery,
        boolean antiEntropy,
        boolean randomPeers,
        boolean staggered) {
    static final String PERIOD = "period";

    private static final String MODE = "mode";
    private static final String PUSH_PULL = "push-pull";
    private static final String FANOUT = "fanout";
    private static final String RUMOR_EVERY = "rumor-every";
    private static final int MOST_ROUNDS = 1_000_000;

    static final List<Option> OPTIONS = List.of(
            Option.choice(
                    MODE,
                    PUSH_PULL,
                    List.of("push", "pull", PUSH_PULL),
                    "Whether a node tells those whom it contacts, asks them, or both (section 1.3)."),
            Option.duration(PERIOD, "200ms", "A round: how often a node contacts others."),
            Option.integer(FANOUT, 1, "How many others a node contacts per round."),
            Option.integer(
                    RUMOR_EVERY,
                    20,
                    "In every so many rounds a node makes up a rumor, each in its turn; the newest 64 are passed on."),
            Option.flag(
                            "anti-entropy",
                            true,
                            "A node goes on telling what it knows. Without, it tells each rumor in one round only, and some hear"
                                    + " nothing of it.")
                    .asSafeguard(),
            Option.flag(
                            "random-peers",
                            true,
                            "A node contacts others at random. Without, always those with the next addresses, so that rumors walk"
                                    + " round a ring.")
                    .asSafeguard(),
            Option.flag("staggered", true, "Nodes begin at a random moment of the period."));

    static GossipOptions of(Setup setup) {
        OptionValues values = setup.options();
        if (values.durationNs(PERIOD) <= 0) {
            throw new OptionException(PERIOD, "it must be longer than zero");
        }
        if (setup.initialNodes() < 2) {
            throw new IllegalArgumentException("gossip needs somebody to talk to; give the topology two nodes or more");
        }
        int fanout = values.integer(FANOUT);
        if (fanout < 1 || fanout >= Math.max(2, setup.initialNodes())) {
            throw new OptionException(FANOUT, "give a number from 1 to the number of other nodes");
        }
        int every = values.integer(RUMOR_EVERY);
        if (every < 1 || every > MOST_ROUNDS) {
            throw new OptionException(RUMOR_EVERY, "give a number from 1 to " + MOST_ROUNDS);
        }
        String mode = values.choice(MODE);
        return new GossipOptions(
                setup.initialNodes(),
                !mode.equals("pull"),
                !mode.equals("push"),
                values.durationNs(PERIOD),
                fanout,
                every,
                values.flag("anti-entropy"),
                values.flag("random-peers"),
                values.flag("staggered"));
    }

    /** So long after the last disturbance everybody knows: four times the logarithm of the nodes, and some rounds. */
    long settledNs() {
        int log2 = Integer.SIZE - Integer.numberOfLeadingZeros(initialNodes);
        return (4L * log2 + 16) * periodNs;
    }
}
