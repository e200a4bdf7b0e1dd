package io.netsplit.scenario.format.grammar;

/** An example of every verb, for the reference; a test reads them all. */
final class VerbExamples {
    /** Around a step that only the traffic lab knows. */
    private static final String TRAFFIC_LAB = """
            topology: { groups: { web: { count: 2, service-time: 10ms, concurrency: 4 } } }
            system: { protocol: load-balancer, with: { servers: web } }
            workload: { type: requests, arrivals: { model: open, rate: 100/s } }
            assertions: [{ invariant: every-request-answered-once }]
            """;

    private VerbExamples() {}

    static String of(String verb) {
        String around = verb.equals("capacity") ? TRAFFIC_LAB : "";
        return "```yaml\n" + around + "faults:\n" + steps(verb).indent(2).stripTrailing() + "\n```\n";
    }

    private static String steps(String verb) {
        return switch (verb) {
            case "partition" -> """
                - { at: 10s, partition: [[leader, follower], [rest]], for: 20s }
                - { at: 35s, partition: [[n1], [rest]], direction: first-to-second, for: 5s }   # n1 hears, but is not heard
                - { at: 45s, partition: majorities-ring, for: 5s }""";
            case "flap" -> "- { at: 10s, flap: [[n1], [rest]], down: 500ms..1s, up: 2s, for: 20s }";
            case "isolate" -> "- { at: 10s, isolate: leader, direction: inbound, for: 10s }   # heard, but deaf";
            case "bridge" -> "- { at: 10s, bridge: n3, for: 10s }";
            case "swizzle" -> "- { at: 10s, swizzle: all, for: 20s }";
            case "degrade" -> "- { at: 10s, degrade: [leader, followers], latency: 100ms..300ms, loss: 5%, for: 10s }";
            case "crash" -> """
                - { at: 10s, crash: leader, lose: nothing, for: 5s }
                - { every: 8s..12s, from: 20s, until: 50s, crash: 40%, for: 2s }""";
            case "pause" -> "- { at: 10s, pause: minority-with-leader, for: 3s }";
            case "slow" -> "- { at: 10s, slow: follower, factor: 20, for: 10s }";
            case "capacity" -> "- { at: 10s, capacity: web1, workers: 2, for: 10s }";
            case "disk" -> """
                - { at: 10s, disk: n1, latency: 50ms..100ms, for: 5s }
                - { at: 20s, disk: leader, full: true, for: 5s }
                - { at: 30s, disk: n2, lost: true, for: 5s }""";
            case "clock" -> """
                - { at: 10s, clock: n1, offset: +2s, for: 10s }
                - { at: 10s, clock: n2, drift: 200ppm, for: 10s }
                - { at: 10s, clock: n3, jump: -150ms }
                - { at: 10s, clock: n4, strobe: { by: 200ms, every: 1s }, for: 10s }
                - { at: 25s, clock: all, correct: { every: 4s }, for: 20s }""";
            case "add" -> "- { at: 10s, add: n, count: 2, watch: 15s }   # n6 and n7 join";
            case "remove" -> "- { at: 10s, remove: follower, watch: 5s }";
            case "transfer" -> "- { at: 10s, transfer: n2, watch: 5s }";
            case "load" -> "- { at: 10s, load: { clients: 2 }, for: 10s }";
            case "heal" -> """
                - { at: 10s, name: cut, isolate: n1, for: 40s }
                - { at: 20s, heal: cut }""";
            case "random" ->
                "- { random: [partition, crash, pause, clock], every: 2s..4s, for: 500ms..3s, from: 5s, at-once: 2 }";
            default -> throw new IllegalArgumentException("'" + verb + "' has no example");
        };
    }
}
