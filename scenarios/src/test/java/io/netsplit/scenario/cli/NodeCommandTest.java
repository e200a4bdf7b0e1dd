package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes by hand: mistakes of the command line, on both sides, and what people are told to type. */
class NodeCommandTest {
    @TempDir
    Path folder;

    private FakeMachine machine;

    @BeforeEach
    void start() {
        machine = new FakeMachine(folder);
    }

    private String mistake(int code, String... arguments) {
        assertThat(machine.run(arguments)).isEqualTo(code);
        return machine.err();
    }

    @Test
    void aNodeHasToSayWhatAndWhoseItIs() {
        assertThat(mistake(64, "node")).contains("missing required options", "--system", "--node", "--controller");
        assertThat(mistake(64, "node", "--system", "clouds", "--node", "n1", "--controller", "127.0.0.1:1"))
                .contains("No back end is called 'clouds'.");
        assertThat(mistake(64, "node", "--system", "as-if", "--node", "n1", "--controller", "127.0.0.1:1"))
                .contains("Nodes of as-if cannot be started by hand");
    }

    @Test
    void aRunByHandNeedsRealNodesThatCan() {
        assertThat(mistake(64, "run", "raft-split-brain", "--by-hand")).contains("--on says which");
        assertThat(mistake(64, "cluster", "up", "--by-hand")).contains("--on says which");
        assertThat(mistake(64, "run", "raft-split-brain", "--on", "as-if", "--wait", "3s"))
                .contains("--wait needs --by-hand.");
        assertThat(mistake(64, "run", "raft-split-brain", "--on", "as-if", "--listen", "127.0.0.1"))
                .contains("--listen needs --by-hand.");
        assertThat(mistake(64, "cluster", "up", "--on", "as-if", "--by-hand"))
                .contains("Nodes of as-if cannot be started by hand");
    }

    @Test
    void placesAreReadAsPeopleWriteThem() {
        assertThat(Places.text(Places.read("--bind", ""))).isEqualTo("127.0.0.1:0");
        assertThat(Places.text(Places.read("--bind", "127.0.0.9:4001"))).isEqualTo("127.0.0.9:4001");
        assertThat(Places.text(Places.elsewhere("--controller", "localhost:5"))).isEqualTo("127.0.0.1:5");
    }

    @Test
    void placesThatAreNoneAreNamed() {
        for (String wrong : new String[] {"0.0.0.0", "127.0.0.1:0", "127.0.0.1:x", "127.0.0.1:70000", "::1"}) {
            UserMistake mistake = org.assertj.core.api.Assertions.catchThrowableOfType(
                    UserMistake.class, () -> Places.read("--bind", wrong));
            assertThat(mistake).as(wrong).hasMessageStartingWith("--bind takes ");
            assertThat(mistake.exitCode()).isEqualTo(64);
        }
    }

    @Test
    void whatIsToBeTypedIsPrinted() {
        HandGuide guide = new HandGuide(machine.environment(), "ratis");
        guide.open(new InetSocketAddress("127.0.0.1", 40001), "abcd", 2);
        assertThat(machine.err())
                .contains("Start 2 nodes, each in a terminal of its own, on this machine, with netsplit ")
                .contains("\n  export NETSPLIT_TOKEN=abcd\n")
                .contains("\n  netsplit node --system ratis --node n1 --controller 127.0.0.1:40001\n")
                .contains("\n  netsplit node --system ratis --node n2 --controller 127.0.0.1:40001\n");
        guide.open(new InetSocketAddress("192.0.2.1", 40001), "abcd", 1);
        assertThat(machine.err()).contains("--controller 192.0.2.1:40001 --bind ADDRESS_OF_ITS_MACHINE\n");
    }
}
