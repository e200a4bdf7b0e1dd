package io.netsplit.scenario.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small complete scenario, of which a test replaces sections. */
final class Example {
    private static final String BASE = """
            netsplit: 1
            name: example
            run:
              duration: 60s
              warmup: 1s
            topology:
              nodes: 5
            system:
              protocol: raft
            workload:
              type: register
            assertions:
              - consistency: linearizable
            """;

    private Example() {}

    /** The base with {@code sections} in place of its own ones of the same names; new ones come last. */
    static String with(String sections) {
        Map<String, String> parts = split(BASE);
        parts.putAll(split(sections));
        return String.join("", parts.values());
    }

    private static Map<String, String> split(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        String name = "";
        for (String line : text.lines().toList()) {
            boolean begins = !line.isEmpty() && Character.isLetter(line.charAt(0)) && line.contains(":");
            name = begins ? line.substring(0, line.indexOf(':')) : name;
            parts.merge(name, line + "\n", String::concat);
        }
        return parts;
    }

    static ParseResult read(String sections) {
        return new ScenarioReader().read("example.yaml", with(sections));
    }

    /** Codes of all messages, in the order of the file. */
    static List<String> codes(ParseResult result) {
        List<String> codes = new ArrayList<>();
        result.diagnostics().forEach(diagnostic -> codes.add(diagnostic.code().name()));
        return codes;
    }

    /** The message of this code, as text for people. */
    static Optional<String> message(ParseResult result, String code) {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().name().equals(code))
                .map(diagnostic -> diagnostic.message())
                .findFirst();
    }
}
