package io.netsplit.scenario.cli;

import io.netsplit.run.NodeByHandException;
import io.netsplit.run.NodesByHand;
import io.netsplit.run.NodesByHand.Guest;
import io.netsplit.scenario.report.Version;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code netsplit node}: one node of a cluster whose controller waits for it. */
@Command(
        name = "node",
        header = "Start one node by hand, for a run with --by-hand, on this machine or another.",
        description = {
            "'netsplit run SCENARIO --on ratis --by-hand' and 'netsplit cluster up --on ratis --by-hand' wait for their nodes and "
                    + "print the commands that start them. The controller then starts, cuts off, pauses, kills and restarts "
                    + "the node through this command, which ends, with the node, when the run or the controller does.",
            "The token is read from the environment, NETSPLIT_TOKEN, or from --token-file; never from an argument, which "
                    + "everybody on a machine can see.",
            "Exits with 0 when the run is over; 2 when it ended before; 4 when no controller answers; 64 when the controller "
                    + "turns it away: wrong token, system, version or name, or a name that is taken."
        })
final class NodeCommand implements Callable<Integer> {
    /** The environment variable. */
    static final String TOKEN = "NETSPLIT_TOKEN";

    private static final String BIND = "--bind";
    private static final int MOST_NODES = 250;

    private final Environment environment;

    @Option(
            names = "--system",
            required = true,
            paramLabel = "BACKEND",
            description = "What it is a node of, as ratis.")
    private String system = "";

    @Option(names = "--node", required = true, paramLabel = "NAME", description = "Which of the nodes it is, as n2.")
    private String node = "";

    @Option(
            names = "--controller",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where it reports to, as the controller says.")
    private String controller = "";

    @Option(
            names = BIND,
            paramLabel = "ADDRESS[:PORT]",
            description =
                    "What it listens on for the other nodes; default: 127.0.0.1, which no other machine reaches, and a"
                            + " free port.")
    private String bind = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Read the run's token from here; default: from the environment, " + TOKEN + ".")
    private String tokenFile = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Where its log goes; default: out/nodes.")
    private String out = "out/nodes";

    @Mixin
    @SuppressWarnings("UnusedVariable") // it is there so that every verb takes these flags
    private final CommonFlags common = new CommonFlags();

    NodeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        NodesByHand hands = HandFlags.of(RealNodes.named(system, environment).backEnd());
        InetSocketAddress place = Places.read(BIND, bind);
        Guest guest = new Guest(
                address(),
                Places.elsewhere("--controller", controller),
                token(),
                place,
                logs(),
                Version.text(),
                new HandGuide(environment, system));
        if (!place.getAddress().isLoopbackAddress()) {
            environment.err().println(Places.warning(node, place));
        }
        try {
            hands.serve(guest);
            return ExitCode.OK;
        } catch (NodeByHandException e) {
            environment.err().println("netsplit: " + e.getMessage());
            return switch (e.kind()) {
                case REFUSED -> ExitCode.USAGE;
                case NOBODY -> ExitCode.NOTHING_MATCHED;
                case ENDED -> ExitCode.INCONCLUSIVE;
            };
        }
    }

    private int address() {
        try {
            int number = node.startsWith("n") ? Integer.parseInt(node.substring(1)) : 0;
            if (number > 0 && number <= MOST_NODES) {
                return number - 1;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw UserMistake.usage("--node takes the name of a node, as n2, not '" + node + "'.");
    }

    private String token() {
        String token = tokenFile.isEmpty() ? environment.variable(TOKEN) : read();
        if (token.isBlank()) {
            throw UserMistake.usage("There is no token: the controller prints the line that sets " + TOKEN + ".");
        }
        return token.strip();
    }

    private String read() {
        try {
            return Files.readString(environment.directory().resolve(tokenFile), StandardCharsets.UTF_8);
        } catch (InvalidPathException e) {
            throw UserMistake.usage("--token-file '" + tokenFile + "' is not a path.");
        } catch (IOException e) {
            throw UserMistake.usage("--token-file " + tokenFile + " cannot be read: " + Reasons.of(e) + ".");
        }
    }

    private Path logs() {
        try {
            return environment.directory().resolve(out);
        } catch (InvalidPathException e) {
            throw UserMistake.usage("--out '" + out + "' is not a path.");
        }
    }
}
