package io.netsplit.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultStep;
import io.netsplit.scenario.lab.SimulatedLive;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fault that is typed: read by the fields of its step, and its mistakes are shown in what was typed. */
class TypedFaultTest {
    private static final ScenarioSource SCENARIO = new ScenarioSource(
            "cluster",
            Optional.empty(),
            Optional.of(new ScenarioLibrary.Entry(
                    "cluster", "", Optional.empty(), "io/netsplit/scenario/lab/cluster.yaml")));

    private static FaultStep read(String typed) {
        return TypedFault.read(typed, SCENARIO, List.of("topology.nodes=3"), new RealEngine(), new SimulatedLive());
    }

    @Test
    void aFaultIsReadByItsFields() {
        assertThat(read("bridge: n3").fault()).isInstanceOf(Fault.Bridge.class);
        assertThat(read("degrade: [n1, rest], latency: 200ms").fault()).isInstanceOf(Fault.Degrade.class);
    }

    @Test
    void aMistakeIsShownInWhatWasTyped() {
        assertThatThrownBy(() -> read("brige: n3"))
                .hasMessageStartingWith("""
                        error[NS012]: unknown fault 'brige'
                         --> fault:1:1
                          |
                        1 | brige: n3
                          | ^^^^^ did you mean 'bridge'?
                          |
                          = help: faults are partition,\
                        """)
                .hasMessageEndingWith("\n\nfault: 1 error");
        assertThatThrownBy(() -> read("bridge: n4")).hasMessageContaining("--> fault:1:9\n");
        assertThatThrownBy(() -> read("partition: [[n1],")).hasMessageContaining("--> fault:1:18\n");
        assertThatThrownBy(() -> read("pause: n1, pause: n2"))
                .hasMessageContaining("--> fault:1:12\n")
                .hasMessageContaining("::: fault:1:1\n");
    }

    @Test
    void twoFaultsAtOnceAndNoneAreRefused() {
        assertThatThrownBy(() -> read("at: 1s, name: x, bridge: n3 }, { pause: n1"))
                .hasMessage("one fault at a time, by the fields of its step, as 'bridge: n3'");
        assertThatThrownBy(() -> read("  ")).hasMessageStartingWith("which fault?");
    }
}
