package io.netsplit.scenario.format.diagnostic;

/** Pages about names that nothing bears, and claims that are never put to the test. */
final class ReferencePages {
    private ReferencePages() {}

    static ErrorPage of(ErrorCode code) {
        return switch (code) {
            case NS020 -> page(code, """
                A name that is no node, no group and no role. Nodes are n1, n2, … where the topology gives a number, and west1, west2, …
                where it gives groups.
                """, """
                faults:
                  - at: 10s
                    crash: n9
                    for: 5s
                """, """
                faults:
                  - at: 10s
                    crash: n3
                    for: 5s
                """);
            case NS021 -> page(code, """
                Windows ('during', 'before', 'after') and 'heal' name faults. No step of this scenario has that name.
                """, """
                faults:
                  - at: 10s
                    name: leader-crash
                    crash: leader
                    for: 5s
                assertions:
                  - eventually: one-leader
                    during: leader-crsh
                    within: 1s
                """, """
                faults:
                  - at: 10s
                    name: leader-crash
                    crash: leader
                    for: 5s
                assertions:
                  - eventually: one-leader
                    during: leader-crash
                    within: 1s
                """);
            case NS022 -> page(code, """
                An assertion or the report names a variant that the section 'variants' does not have.
                """, """
                variants:
                  slow: { topology: { network: { latency: 50ms } } }
                assertions:
                  - consistency: linearizable
                    variant: slwo
                """, """
                variants:
                  slow: { topology: { network: { latency: 50ms } } }
                assertions:
                  - consistency: linearizable
                    variant: slow
                """);
            case NS023 -> page(code, """
                The invariant exists, but belongs to another protocol than the one that this variant runs, so nothing would ever look
                at it.
                """, """
                system: { protocol: primary-backup }
                assertions:
                  - invariant: log-matching
                """, """
                system: { protocol: raft }
                assertions:
                  - invariant: log-matching
                """);
            case NS026 -> page(code, """
                The fault would begin when the run is over, in the liveness phase, or in a quiet window. Whatever the scenario claims
                about it would never be put to the test.
                """, """
                run: { duration: 30s }
                faults:
                  - at: 40s
                    crash: n1
                    for: 5s
                """, """
                run: { duration: 60s }
                faults:
                  - at: 40s
                    crash: n1
                    for: 5s
                """);
            case NS030 -> page(code, """
                The fault lasts longer than the run, or into the liveness phase. It ends there; its window is shorter than it looks.
                """, """
                run: { duration: 30s }
                faults:
                  - at: 20s
                    name: cut
                    isolate: n1
                    for: 15s
                """, """
                run: { duration: 40s }
                faults:
                  - at: 20s
                    name: cut
                    isolate: n1
                    for: 15s
                """);
            case NS031 -> page(code, """
                The window of this assertion holds no time at all: before a fault that begins in the warm-up, or after one that never
                ends. An assertion over nothing is inconclusive, never a pass.
                """, """
                faults:
                  - at: 10s
                    name: cut
                    isolate: n1
                assertions:
                  - threshold: availability >= 99%
                    after: cut
                """, """
                faults:
                  - at: 10s
                    name: cut
                    isolate: n1
                    for: 10s
                assertions:
                  - threshold: availability >= 99%
                    after: cut
                """);
            case NS032 -> page(code, """
                The bound includes every value that the metric can have.
                """, """
                assertions:
                  - threshold: availability >= 0%
                """, """
                assertions:
                  - threshold: availability >= 99%
                """);
            case NS033 -> page(code, """
                An 'eventually' is given more time than its window has. If the condition has not come true when the window ends, nobody
                can say whether it would have.
                """, """
                faults:
                  - at: 10s
                    name: cut
                    isolate: n1
                    for: 5s
                assertions:
                  - eventually: majority-has-leader
                    during: cut
                    within: 20s
                """, """
                faults:
                  - at: 10s
                    name: cut
                    isolate: n1
                    for: 5s
                assertions:
                  - eventually: majority-has-leader
                    during: cut
                    within: 2s
                """);
            case NS034 -> page(code, """
                An open loop sends more work than all servers together can do, so that queues grow until the run ends and every figure
                says how long the run was. The message gives the offered load: 1 is all that can be served.
                """, """
                topology:
                  groups:
                    web: { count: 2, service-time: 10ms }
                system: { protocol: load-balancer, with: { servers: web } }
                workload:
                  type: requests
                  arrivals: { model: open, rate: 250/s }
                assertions:
                  - threshold: latency.p99 < 1s
                """, """
                topology:
                  groups:
                    web: { count: 4, service-time: 10ms }
                system: { protocol: load-balancer, with: { servers: web } }
                workload:
                  type: requests
                  arrivals: { model: open, rate: 250/s }
                assertions:
                  - threshold: latency.p99 < 1s
                """);
            default -> throw new IllegalArgumentException(code + " stands elsewhere");
        };
    }

    private static ErrorPage page(ErrorCode code, String explanation, String wrong, String right) {
        return new ErrorPage(code, explanation.strip(), wrong, right);
    }
}
