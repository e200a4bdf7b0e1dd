package io.netsplit.scenario.cli;

import io.netsplit.run.BackEnd;
import io.netsplit.run.NodesByHand;
import io.netsplit.run.NodesByHand.Invitation;
import io.netsplit.scenario.report.ReportContext;
import io.netsplit.scenario.report.Version;
import io.netsplit.scenario.runner.BackEnds;
import io.netsplit.system.OptionText;
import java.net.InetSocketAddress;
import java.util.List;
import picocli.CommandLine.Option;

/** Flags of verbs whose real nodes people can start themselves. */
final class HandFlags {
    private static final String BY_HAND = "--by-hand";
    private static final String LISTEN = "--listen";
    private static final String WAIT = "--wait";
    private static final String DEFAULT_WAIT = "10m";

    @Option(
            names = BY_HAND,
            description =
                    "With --on: wait until people have started the nodes, each with 'netsplit node', here or on other"
                            + " machines; the commands are printed.")
    private boolean byHand;

    @Option(
            names = LISTEN,
            paramLabel = "ADDRESS[:PORT]",
            description =
                    "With --by-hand: where nodes report to; default: 127.0.0.1, which no other machine reaches, and a free"
                            + " port.")
    private String listen = "";

    @Option(
            names = WAIT,
            paramLabel = "DURATION",
            description =
                    "With --by-hand: give up when nodes are missing after this time; default: " + DEFAULT_WAIT + ".")
    private String wait = "";

    boolean byHand() {
        return byHand;
    }

    /** Flags that say nothing where they stand are a mistake. */
    void refuseContradictions(boolean onRealNodes) {
        if (byHand && !onRealNodes) {
            throw UserMistake.usage(BY_HAND + " is for real nodes: " + ReportContext.ON + " says which.");
        }
        if (!byHand && !(listen.isEmpty() && wait.isEmpty())) {
            throw UserMistake.usage((listen.isEmpty() ? WAIT : LISTEN) + " needs " + BY_HAND + ".");
        }
    }

    /** {@code backEnd}, or what it is where people start its nodes. */
    BackEnd backEnd(BackEnd backEnd, Environment environment) {
        if (!byHand) {
            return backEnd;
        }
        InetSocketAddress place = Places.read(LISTEN, listen);
        NodesByHand hands = of(backEnd);
        if (!place.getAddress().isLoopbackAddress()) {
            environment.err().println(Places.warning("the controller", place));
        }
        HandGuide guide = new HandGuide(environment, backEnd.name());
        return hands.awaiting(new Invitation(place, waitNs(), Version.text(), guide));
    }

    /** What the back end can do by hand. */
    static NodesByHand of(BackEnd backEnd) {
        return backEnd.byHand().orElseThrow(() -> {
            List<String> others = BackEnds.all().stream()
                    .filter(other -> other.byHand().isPresent())
                    .map(BackEnd::name)
                    .toList();
            return UserMistake.usage("Nodes of " + backEnd.name() + " cannot be started by hand; those of "
                    + String.join(", ", others) + " can.");
        });
    }

    private long waitNs() {
        try {
            long ns = OptionText.durationNs(wait.isEmpty() ? DEFAULT_WAIT : wait);
            if (ns > 0) {
                return ns;
            }
        } catch (IllegalArgumentException e) {
            throw UserMistake.usage(WAIT + ": " + e.getMessage() + ".");
        }
        throw UserMistake.usage(WAIT + " must be longer than nothing.");
    }
}
