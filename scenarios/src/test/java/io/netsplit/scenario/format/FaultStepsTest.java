package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a fault step may say, and what not. */
class FaultStepsTest {
    private static ParseResult read(String step) {
        return Example.read("faults:\n  - " + step);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ at: 10s, partition: [[leader], [rest]], for: 5s }",
                "{ at: 10s..20s, partition: [[n1, n2], [n3, n4, n5]], for: 1s..5s }",
                "{ at: 10s, partition: [n1, n2, rest], for: 5s }",
                "{ at: 10s, partition: [majority-without-leader, rest], for: 5s }",
                "{ at: 10s, partition: random-halves, for: 5s }",
                "{ at: 10s, partition: majorities-ring, for: 5s }",
                "{ at: 10s, partition: [leader, rest], direction: second-to-first, for: 5s }",
                "{ at: 10s, flap: [leader, rest], down: 1s, up: 1s..2s, for: 20s }",
                "{ at: 10s, isolate: 40%, direction: outbound, for: 5s }",
                "{ at: 10s, bridge: [n2, n3], for: 5s }",
                "{ at: 10s, swizzle: followers, for: 5s }",
                "{ at: 10s, degrade: [leader, rest], burst-loss: { share: 5%, length: 10 }, for: 5s }",
                "{ at: 10s, degrade: [all, all], corrupt: { share: 1%, detected: false }, bandwidth: 1Mbit/s, for: 5s }",
                "{ at: 10s, crash: [leader, random], lose: torn-writes, for: 5s }",
                "{ at: 10s, crash: all, lose: everything, for: 5s }",
                "{ at: 10s, pause: leader, for: 5s }",
                "{ at: 10s, slow: n1, factor: 2.5, for: 5s }",
                "{ at: 10s, disk: n1, latency: { distribution: exponential, mean: 20ms }, errors: 5%, for: 5s }",
                "{ at: 10s, disk: n1, lying: true, for: 5s }",
                "{ at: 10s, clock: all, drift: -200ppm }",
                "{ at: 10s, clock: n1, strobe: { by: -200ms, every: 400ms }, for: 5s }",
                "{ at: 10s, clock: n1, correct: { every: 16s, accuracy: 5ms, slew: 100ppm, step: 200ms } }",
                "{ at: 10s, add: n, watch: 10s }",
                "{ at: 10s, remove: [n4, n5], watch: 10s }",
                "{ at: 10s, transfer: n2 }",
                "{ at: 10s, load: { clients: 1 }, for: 5s }",
                "{ at: 10s, heal: all }",
                "{ random: [crash, crash, one-way], every: 2s, for: 1s }",
                "{ every: 10s, crash: random, for: 1s }"
            })
    void stepIsAccepted(String step) {
        ParseResult result = read(step);
        assertThat(result.text()).isEmpty();
        assertThat(result.isValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ at: 10s, partition: [leader, leader], for: 5s }              | NS013 | 'leader' is on two sides of the cut",
                "{ at: 10s, partition: [[n1, n2], [n2, n3]], for: 5s }          | NS013 | 'n2' is on two sides of the cut",
                "{ at: 10s, partition: [n, n1], for: 5s }                       | NS013 | 'n1' is on two sides of the cut",
                "{ at: 10s, partition: [[n1]], for: 5s }                        | NS011 | a list of 1 entry",
                "{ at: 10s, partition: [[], [n1]], for: 5s }                    | NS008 | a set of nodes must not be empty",
                "{ at: 10s, partition: halfs, for: 5s }                         | NS012 | 'halfs' is not a shape of a partition",
                "{ at: 10s, partition: [n1, n2, n3], direction: first-to-second } | NS013 | a direction needs exactly two groups to lie between",
                "{ at: 10s, partition: random-halves, direction: both }         | NS013 | a direction needs exactly two groups to lie between",
                "{ at: 10s, isolate: rest, for: 5s }                            | NS013 | 'rest' means the nodes that the step does not name otherwise, and here it names none",
                "{ at: 10s, flap: [n1, rest], up: 1s, for: 5s }                 | NS007 | 'flap' needs 'down'",
                "{ at: 10s, swizzle: all }                                      | NS007 | 'swizzle' needs 'for'",
                "{ at: 10s, degrade: [n1, n2], for: 5s }                        | NS007 | this fault does not say what gets worse",
                "{ at: 10s, degrade: [n1, n2], queue: 1MiB, for: 5s }           | NS006 | 'degrade' has no field 'queue'",
                "{ at: 10s, slow: n1, for: 5s }                                 | NS007 | 'slow' needs 'factor'",
                "{ at: 10s, slow: n1, factor: 1, for: 5s }                      | NS011 | '1' is out of range",
                "{ at: 10s, capacity: n1, for: 5s }                             | NS007 | 'capacity' needs 'workers'",
                "{ at: 10s, capacity: n1, workers: 0, for: 5s }                 | NS011 | '0' is out of range",
                "{ at: 10s, capacity: n1, workers: 2, for: 5s }                 | NS013 | nodes of 'raft' have no workers to change",
                "{ at: 10s, disk: n1, for: 5s }                                 | NS007 | this fault does not say what is wrong with the disk",
                "{ at: 10s, disk: n1, full: false, for: 5s }                    | NS007 | this fault does not say what is wrong with the disk",
                "{ at: 10s, disk: n1, errors: 0%, for: 5s }                     | NS011 | '0%' is out of range",
                "{ at: 10s, clock: n1, for: 5s }                                | NS007 | this fault leaves the clock as it is",
                "{ at: 10s, clock: n1, offset: 0s, for: 5s }                    | NS007 | this fault leaves the clock as it is",
                "{ at: 10s, clock: n1, correct: { every: 4s, slew: 200000ppm } } | NS011 | this slew is out of range",
                "{ at: 10s, add: west }                                         | NS020 | no group is called 'west'",
                "{ every: 10s, add: n }                                         | NS006 | 'add' has no field 'every'",
                "{ at: 10s, add: n, for: 5s }                                   | NS006 | 'add' has no field 'for'",
                "{ at: 10s, load: {}, for: 5s }                                 | NS007 | this fault does not say which load",
                "{ at: 10s, load: { rate: 5/s, clients: 2 } }                   | NS013 | 'rate' and 'clients' contradict each other",
                "{ at: 10s, heal: nobody }                                      | NS021 | no fault is called 'nobody'",
                "{ at: 10s, random: [crash], every: 1s, for: 1s }               | NS006 | 'random' has no field 'at'",
                "{ random: [crash], for: 1s }                                   | NS007 | 'random' needs 'every'",
                "{ random: [], every: 1s, for: 1s }                             | NS011 | a list of 0 entries",
                "{ random: [fire], every: 1s, for: 1s }                         | NS012 | 'fire' is not a random fault",
                "{ at: 10s, crash: n1, for: 0s }                                | NS011 | '0s' is out of range",
                "{ at: -1s, crash: n1 }                                         | NS011 | '-1s' is out of range",
                "{ at: 20s..10s, crash: n1 }                                    | NS013 | a range runs from the smaller to the larger",
                "{ at: 10s, from: 5s, crash: n1 }                               | NS013 | 'from' has no effect without 'every'",
                "{ every: 5s, from: 20s, until: 10s, crash: n1 }                | NS013 | 'until' must be later than 'from'",
                "{ at: 10s }                                                    | NS007 | this step does not say which fault",
                "crash                                                          | NS008 | a fault is a mapping, not text"
            })
    void stepIsRefused(String step, String code, String message) {
        ParseResult result = read(step);
        assertThat(Example.codes(result)).as(result.text()).containsExactly(code);
        assertThat(result.diagnostics().get(0).message()).isEqualTo(message);
    }

    @Test
    void faultThatEndsWithTheRunIsNoMistake() {
        assertThat(read("{ at: 10s, isolate: n1 }").text()).isEmpty();
        assertThat(read("{ at: 10s, isolate: n1, for: 50s }").text()).isEmpty();
    }

    @Test
    void faultInTheLivenessPhaseNeverFires() {
        ParseResult result =
                Example.read("run: { duration: 60s, liveness: 20s }\nfaults: [{ at: 45s, crash: n1, for: 1s }]");
        assertThat(Example.message(result, "NS026"))
                .contains("'crash-1' never fires: in the liveness phase no fault begins");
    }

    @Test
    void faultInAQuietWindowNeverFires() {
        ParseResult result = Example.read(
                "run: { duration: 60s, quiet: [20s..30s] }\nfaults: [{ at: 15s..25s, crash: n1, for: 1s }]");
        assertThat(Example.message(result, "NS026")).contains("'crash-1' never fires: it falls into a quiet window");
    }

    @Test
    void repeatedFaultWhoseFirstTimeIsTooLateNeverFires() {
        ParseResult result = read("{ every: 40s, from: 30s, crash: n1, for: 1s }");
        assertThat(Example.codes(result)).containsExactly("NS026");
    }

    @Test
    void rangeThatOnlyMayFireTooLateIsJudgedByItsEnd() {
        assertThat(Example.codes(read("{ at: 50s..70s, crash: n1, for: 1s }"))).containsExactly("NS026");
    }
}
