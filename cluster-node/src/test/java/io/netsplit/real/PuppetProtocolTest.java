package io.netsplit.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.node.Process;
import io.netsplit.system.Protocol;
import io.netsplit.system.Protocols;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is counted of a run on real nodes is what they can tell. */
class PuppetProtocolTest {
    private static final Protocol RAFT = Protocols.find("raft").orElseThrow();
    private static final Process.Factory NOBODY = node -> {
        throw new IllegalStateException("no node is made");
    };

    @Test
    void electionsAreCountedOnlyWhereCandidatesShow() {
        assertThat(PuppetProtocol.product(RAFT, true, List.of(), NOBODY).holdsElections())
                .isTrue();
        assertThat(PuppetProtocol.product(RAFT, false, List.of(), NOBODY).holdsElections())
                .isFalse();
        assertThat(PuppetProtocol.hosting(RAFT, List.of(), NOBODY).holdsElections())
                .isTrue();
    }
}
