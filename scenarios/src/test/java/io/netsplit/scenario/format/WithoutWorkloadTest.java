package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A system that holds no data has no workload; every other must have one. */
class WithoutWorkloadTest {
    private static String messages(String body) {
        String text = """
                netsplit: 1
                name: no-workload
                run: { duration: 10s }
                topology: { nodes: 3 }
                """ + body;
        return new ScenarioReader().read("no-workload.yaml", text).text();
    }

    @Test
    void failureDetectorIsReadWithoutWorkload() {
        assertThat(messages("""
                system: { protocol: heartbeat }
                assertions: [{ threshold: false-positives == 0 }]
                """)).isEmpty();
    }

    @Test
    void storeWithoutWorkloadIsRefusedAtItsSystem() {
        assertThat(messages("""
                system: { protocol: raft }
                assertions: [{ invariant: log-matching }]
                """)).contains("NS007", "no-workload.yaml:5:1", "a scenario of 'raft' needs 'workload'");
    }

    @Test
    void workloadOfFailureDetectorIsRefused() {
        assertThat(messages("""
                system: { protocol: heartbeat }
                workload: { type: register }
                assertions: [{ threshold: false-positives == 0 }]
                """))
                .contains("NS013", "no-workload.yaml:6:1", "'heartbeat' holds no data", "leave 'workload' out");
    }

    @Test
    void changeOfLoadIsRefusedWhereThereAreNoClients() {
        assertThat(messages("""
                system: { protocol: phi-accrual }
                faults: [{ at: 2s, load: { clients: 3 }, for: 2s }]
                assertions: [{ threshold: false-positives == 0 }]
                """)).contains("NS013", "'phi-accrual' has no clients whose load could change");
    }

    @Test
    void variantCanTakeTheWorkloadAway() {
        assertThat(messages("""
                workload: { type: register }
                variants:
                  store: { system: { protocol: raft } }
                  detector: { system: { protocol: heartbeat }, workload: null }
                assertions: [{ threshold: messages.sent > 0 }]
                """)).isEmpty();
    }
}
