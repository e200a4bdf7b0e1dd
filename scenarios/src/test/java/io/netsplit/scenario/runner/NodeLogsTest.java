package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NodeLogsTest {
    @Test
    void whereNothingIsKeptLogsGoWhenTheRunHasSucceededAndAreNamedWhereItFails() throws Exception {
        NodeLogs logs = NodeLogs.of(null, "default-seed-1");
        NodeLogs others = NodeLogs.of(null, "default-seed-1");
        Path log = Files.writeString(logs.folder().resolve("n1.log"), "a warning");
        assertThat(others.folder()).as("nobody else writes there").isNotEqualTo(logs.folder());
        assertThat(logs.whereToLook()).contains(logs.folder().toString());
        assertThat(log).exists();
        logs.tidy();
        others.tidy();
        assertThat(logs.folder()).doesNotExist();
        assertThat(others.folder()).doesNotExist();
    }
}
