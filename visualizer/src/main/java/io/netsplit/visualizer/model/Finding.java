package io.netsplit.visualizer.model;

import java.util.List;

/**
 * What became of one claim of the scenario in this run.
 *
 * @param claim as the file says it
 * @param outcome whether it turned out as expected
 * @param expectedToFail true where the file expects it to be violated
 * @param violatedNs when it was violated; -1 where it was not, or where that has no instant
 * @param measured what was measured, or what went wrong, in a sentence
 * @param evidence more sentences; often empty
 */
public record Finding(
        String claim,
        Outcome outcome,
        boolean expectedToFail,
        long violatedNs,
        String measured,
        List<String> evidence) {
    /** Of a claim. */
    public enum Outcome {
        PASS,
        FAIL,
        UNKNOWN
    }

    public Finding {
        evidence = List.copyOf(evidence);
    }

    public boolean isViolation() {
        return violatedNs >= 0;
    }
}
