package io.netsplit.scenario.format.diagnostic;

/** Pages about values and words that are wrong, or do not go together. */
final class ValuePages {
    private ValuePages() {}

    static ErrorPage of(ErrorCode code) {
        return switch (code) {
            case NS010 -> page(code, """
                Quantities have units: 10s, 250ms, 0.1%, 400/s, 1Gbit/s, 200ppm. A bare number would leave the reader to guess, and
                everybody guesses differently.
                """, """
                run:
                  duration: 60
                """, """
                run:
                  duration: 60s
                """);
            case NS011 -> page(code, """
                The value is of the right kind, but smaller or larger than can be.
                """, """
                topology:
                  nodes: 5
                  network: { loss: 120% }
                """, """
                topology:
                  nodes: 5
                  network: { loss: 12% }
                """);
            case NS012 -> page(code, """
                A word that the format does not know, of a list that is closed: a fault, a metric, a condition, a type of workload.
                netsplit list shows what there is.
                """, """
                faults:
                  - at: 10s
                    partitoin: [[n1, n2], [rest]]
                    for: 5s
                """, """
                faults:
                  - at: 10s
                    partition: [[n1, n2], [rest]]
                    for: 5s
                """);
            case NS013 -> page(code, """
                Two fields contradict each other, or one has no effect beside the other: two verbs in one step, 'at' and 'every', a
                node on both sides of a cut, a range that runs backwards. Nothing that stands in a file is ignored, so one of them has to go.
                """, """
                faults:
                  - at: 10s
                    every: 5s
                    crash: n1
                    for: 1s
                """, """
                faults:
                  - every: 5s
                    crash: n1
                    for: 1s
                """);
            case NS025 -> page(code, """
                No protocol has that name, or the protocol has no such option. netsplit explain raft shows the options of Raft.
                """, """
                system:
                  protocol: raft
                  with: { prevote: true }
                """, """
                system:
                  protocol: raft
                  with: { pre-vote: true }
                """);
            case NS027 -> page(code, """
                The values of the protocol's options are each right, but not together: the protocol refuses to start with them.
                """, """
                system:
                  protocol: raft
                  with: { election-timeout: 40ms..80ms, heartbeat-interval: 50ms }
                """, """
                system:
                  protocol: raft
                  with: { election-timeout: 150ms..300ms, heartbeat-interval: 50ms }
                """);
            default -> throw new IllegalArgumentException(code + " stands elsewhere");
        };
    }

    private static ErrorPage page(ErrorCode code, String explanation, String wrong, String right) {
        return new ErrorPage(code, explanation.strip(), wrong, right);
    }
}
