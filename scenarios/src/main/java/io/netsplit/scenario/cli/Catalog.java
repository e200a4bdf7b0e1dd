package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.diagnostic.ErrorCode;
import io.netsplit.scenario.format.grammar.FaultVerbs;
import io.netsplit.scenario.format.word.CommonInvariant;
import io.netsplit.scenario.format.word.Condition;
import io.netsplit.scenario.format.word.Consistency;
import io.netsplit.scenario.format.word.Metrics;
import io.netsplit.scenario.format.word.RandomFault;
import io.netsplit.scenario.format.word.Role;
import io.netsplit.scenario.format.word.TrafficSystem;
import io.netsplit.scenario.format.word.Word;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.scenario.runner.BackEnds;
import io.netsplit.system.Protocols;
import io.netsplit.system.SystemUnderTest;
import io.netsplit.traffic.balancing.Algorithms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every word that a scenario file can use, by topic, with its meaning: read from the code, so that it cannot be wrong. */
final class Catalog {
    /** A word and what it means. */
    record Entry(String word, String meaning) {}

    private final Map<String, Supplier<List<Entry>>> topics = new LinkedHashMap<>();

    Catalog(Path directory) {
        topics.put("scenarios", () -> scenarios(directory));
        topics.put("protocols", Catalog::protocols);
        topics.put("balancers", Catalog::balancers);
        topics.put(
                "faults",
                () -> FaultVerbs.all().stream()
                        .map(verb -> new Entry(verb.name(), verb.documentation()))
                        .toList());
        topics.put("random-faults", () -> words(RandomFault.values()));
        topics.put("nodes", () -> words(Role.values()));
        topics.put("workloads", () -> words(WorkloadType.values()));
        topics.put("metrics", () -> words(Metrics.all().toArray(Word[]::new)));
        topics.put("invariants", Catalog::invariants);
        topics.put("conditions", () -> words(Condition.values()));
        topics.put("consistency", () -> words(Consistency.values()));
        topics.put(
                "backends",
                () -> BackEnds.all().stream()
                        .map(one -> new Entry(one.name(), one.summary()))
                        .toList());
        topics.put(
                "codes",
                () -> Arrays.stream(ErrorCode.values())
                        .map(code -> new Entry(code.name(), code.severity().word() + ": " + code.title()))
                        .toList());
    }

    List<String> topics() {
        return List.copyOf(topics.keySet());
    }

    List<Entry> entries(String topic) {
        Supplier<List<Entry>> entries = topics.get(topic);
        return entries == null ? List.of() : entries.get();
    }

    /** Every word of every topic, for suggestions. */
    List<String> allWords() {
        List<String> words = new ArrayList<>();
        topics.keySet().forEach(topic -> entries(topic).forEach(entry -> words.add(entry.word())));
        return words;
    }

    private static List<Entry> words(Word... words) {
        return Arrays.stream(words)
                .map(word -> new Entry(word.word(), word.meaning()))
                .toList();
    }

    static List<SystemUnderTest> systems() {
        List<SystemUnderTest> systems = new ArrayList<>(Protocols.all());
        systems.addAll(TrafficSystem.all());
        return systems;
    }

    private static List<Entry> balancers() {
        return Algorithms.all().stream()
                .map(algorithm -> new Entry(algorithm.name(), algorithm.meaning()))
                .toList();
    }

    private static List<Entry> protocols() {
        return systems().stream()
                .map(system -> new Entry(system.name(), system.summary()))
                .toList();
    }

    private static List<Entry> invariants() {
        Map<String, Entry> found = new LinkedHashMap<>();
        for (SystemUnderTest system : systems()) {
            for (String name : system.invariantNames()) {
                found.putIfAbsent(name, new Entry(name, InvariantMeaning.of(name)));
            }
        }
        words(CommonInvariant.values()).forEach(common -> found.put(common.word(), common));
        return List.copyOf(found.values());
    }

    /** The title is found without reading the file as a scenario: a list must not wait for a parser. */
    private static List<Entry> scenarios(Path directory) {
        return ScenarioLibrary.open(directory).entries().stream()
                .map(entry -> new Entry(entry.name(), title(entry)))
                .toList();
    }

    private static String title(ScenarioLibrary.Entry entry) {
        try {
            return ScenarioLibrary.text(entry)
                    .lines()
                    .filter(line -> line.startsWith("title:"))
                    .findFirst()
                    .map(line -> line.substring("title:".length()).trim().replaceAll("^[\"']|[\"']$", ""))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
