package io.netsplit.scenario.format.grammar;

/** What the reference says between its tables. Every YAML block is read by a test. */
final class ReferenceProse {
    static final String INTRODUCTION = """
            # The scenario format, version 1

            *This page is made from the code that reads the format; a test holds the two together.*

            A scenario is one YAML file: what runs, what goes wrong, and what must hold. It can be read aloud: "at 10s, partition
            leader and a follower from the rest, for 20s". Everything is checked before anything runs: unknown words are refused,
            quantities have units, and all mistakes of a file are reported at once, each with its place.

            ```yaml
            netsplit: 1
            name: my-first-split
            run: { duration: 40s, warmup: 5s, seeds: 20 }
            topology: { nodes: 5 }
            system: { protocol: raft }
            workload: { type: register }
            faults:
              - { at: 10s, name: split, partition: [[leader, follower], [rest]], for: 15s }
            assertions:
              - consistency: linearizable
              - eventually: majority-has-leader
                during: split
                within: 1s
            ```

            Editors check and complete scenarios when the first line names the schema, which `netsplit init` writes beside the file:
            `# yaml-language-server: $schema=./netsplit-v1.schema.json`.
            """;

    static final String FILE = """
            Fields that begin with `x-` are yours, at any level, and are ignored. Every other field has an effect, or the file is
            refused. YAML is read as version 1.2 with its core schema: `on`, `no` and `12:30` are text. Anchors, aliases and tags
            are refused; [variants](#variants) do what they are used for.
            """;

    static final String RUN = """
            One run is one scenario, one variant and one seed. The same three give the same run, to the last byte of its digest.
            In the liveness phase everything is healed and nothing begins any more: what has not recovered by the end never will.

            ```yaml
            run:
              duration: 90s
              warmup: 5s
              seeds: 1..50
              liveness: 20s
              quiet: [30s..35s]
            ```
            """;

    static final String VALUES = """
            | kind | examples |
            |---|---|
            | duration | `250ms`, `10s`, `1m30s`; units are ns, us, ms, s, m, h. Some take a sign: `+2s`, `-150ms` |
            | range | `150ms..300ms`: uniform, both ends included. One duration is a range of itself |
            | share | `0.1%`, `99.9%` |
            | rate | `400/s`, `30/m`, `1000/h` |
            | bandwidth | `1Gbit/s`, `100Mbit/s`, `20MiB/s` |
            | size | `64KiB`, `1MiB` |
            | drift | `200ppm`, `-50ppm`: parts per million |
            | name | lower case, digits, single hyphens: `leader-crash` |

            A number without its unit is refused, with a suggestion.
            """;

    static final String DISTRIBUTIONS = """
            Where a time is wanted, there can stand a duration, a range, or a named distribution.

            ```yaml
            topology:
              nodes: 5
              network:
                latency: { distribution: lognormal, median: 2ms, p99: 10ms }
            ```
            """;

    static final String NODES = """
            Nodes are called by name (`n3`, `west2`), by group (`west`), by role, or by share (`40%`: so many of all nodes, rounded
            up, drawn from the seed). A list is the union of its parts: `[leader, n4]`. Roles and shares are settled when the fault
            fires, and the trace records who it was. Names come first, then the drawn ones among those that are left, `rest` last.
            """;

    static final String TOPOLOGY = """
            ```yaml
            topology:
              groups:
                west: { count: 2 }                        # west1, west2
                east: { count: 3, clock: { offset: +50ms, drift: 20ppm } }
              network:
                latency: 0.3ms..0.8ms                     # within a region
                transport: stream
              zones:
                west: { east: 35ms..40ms }                # and back
              disk: { sync: 0.5ms..2ms }
            ```

            Nodes are numbered in the order of the groups; `nodes: 5` is the group `n` of five. Names say where a node is, not what
            it does: who leads is up to the protocol.
            """;

    static final String LINKS = """
            `zones` gives latencies between groups, `links` anything between any sets of nodes, or `clients` (those that are not
            on a node's machine). A rule says only what differs.

            ```yaml
            topology:
              nodes: 5
              network: { latency: 1ms..3ms, loss: 0.1% }
              links:
                - between: [n1, n2]
                  loss: 5%
                - from: n3
                  to: n4
                  latency: 50ms
                  burst-loss: { share: 2%, length: 8 }
            ```
            """;

    static final String SYSTEM = """
            The protocol under test and its options. A *safeguard* is an option whose other values break a promise of the
            protocol on purpose, so that you can see the checkers notice; put them into variants with `canary: true`.

            ```yaml
            system:
              protocol: raft
              with: { election-timeout: 150ms..300ms, pre-vote: true, reads: read-index }
            ```
            """;

    static final String WORKLOAD = """
            Clients run operations and write down when each was called, when it was answered, and what with: *ok*, *fail* (certainly
            not done) or *info* (unknown, which may still take effect). That history is what the consistency checker judges, by the
            rules of the workload's type. A system that holds no data, as a failure detector, has no workload; claims about
            operations are then *unknown*.

            ```yaml
            workload:
              type: register
              clients: { count: 10, placement: colocated }
              arrivals: { model: open, rate: 400/s, process: poisson }
              operations: { read: 80%, write: 20% }
              keys: { count: 1000, distribution: zipfian, skew: 0.99 }
              timeout: 500ms
              retry: { attempts: 3, backoff: 20ms..200ms, jitter: full }
              route: leader
            ```
            """;

    static final String FAULTS = """
            A list of steps. A step has exactly one verb, and says when: `at` once, or `every` so often. What `for` says is how long
            it lasts; without it, to the end of the run. What ends a fault puts back what it changed; overlapping faults add up.
            A fault that names the leader waits a while for one where there is none. A fault that can never fire is an error; one
            that outlasts the run is a warning.
            """;

    static final String VARIANTS = """
            A variant is a change to `run`, `topology`, `system`, `workload` or `faults`: a JSON merge patch (RFC 7396). Fields are
            merged, lists are replaced as a whole, and an empty value (`null`) takes a field away. Every variant is run with the
            same seeds, and sees the same arrivals and the same luck: the difference between two variants is the variant.

            `canary: true` marks a variant that is broken on purpose. Only assertions that name it apply to it.

            ```yaml
            system:
              protocol: raft
            variants:
              read-index: {}
              lease:      { system: { with: { reads: lease } } }
              broken:
                canary: true
                system: { with: { quorum: 2 } }
            assertions:
              - consistency: linearizable
              - consistency: linearizable
                variant: broken
                expect: fail
                because: two of five are no majority
              - compare: latency.p50
                of: lease
                to: read-index
                where: { operation: read }
                ratio: { at-most: 0.9 }
            ```

            Without variants there is one, called `default`.
            """;

    static final String ASSERTIONS = """
            Each assertion claims one thing. It is judged for every run of every variant that it applies to, and passes if it holds
            in all of them. Over nothing, or where a bound was hit, it is *inconclusive*, never a pass.
            """;

    static final String ASSERTION_EXAMPLES = """
            ```yaml
            faults:
              - { at: 10s, name: split, partition: [[leader], [rest]], for: 10s }
            assertions:
              - invariant: one-leader-per-term
              - consistency: linearizable
              - eventually: majority-has-leader
                during: split
                within: 1s
              - eventually: replicas-converged
                after: split
                within: 3s
              - threshold: availability >= 90%
                during: split
                where: { side: majority }
              - threshold: latency.p99 < 60ms
                before: split
                where: { operation: [read, write] }
              - threshold: split-brain == 0s
                expect: fail
                because: the old leader goes on believing in itself for a while
            ```

            Windows name faults, not seconds: moving a fault does not break its assertions. `expect: fail` turns the verdict round:
            the assertion must be violated, and one that holds is a failure.

            A comparison pairs the runs of two variants with the same seed, and passes only if the confidence bound of the paired
            ratio or difference does.
            """;

    static final String METRICS = """
            A threshold is a metric, one of `<` `<=` `>` `>=` `==` `!=`, and a value in the metric's unit. *Availability* is what
            clients see: operations answered ok, of those that were called. Figures of operations count those called in the window;
            `where` narrows them, and figures of the cluster as a whole take no filter.
            """;

    static final String LESSON = """
            A scenario can explain one of its runs: captions, each with the instant and the pane that it is about, which the
            dashboard shows step by step (`F11` there). They change nothing of the run.

            ```yaml
            lesson:
              seed: 1
              steps:
                - { at: 10s, pane: cluster, say: "The network is cut. The old leader is on the small side." }
                - { at: 12s, pane: space-time, around: 500ms, say: "The large side elects another." }
            ```
            """;

    static final String MESSAGES = """
            Every message has a code; `netsplit explain CODE` shows its page with a wrong and a right example. An error refuses the
            file (exit 3); a warning does not.
            """;

    static final String END = """
            At most 10 000 nodes, 1 000 000 seeds, 1 000 variants, 10 000 fault steps, a file of 4 MiB, 40 levels of nesting.

            The version in the first field is a whole number. Additions are free within it; what is taken away or changes its
            meaning gets a new one. netsplit says which versions it reads.
            """;

    private ReferenceProse() {}
}
